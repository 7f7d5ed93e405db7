# Completion of detox in bash: each word is asked of detox itself, which quotes it.
_detox() {
    local value
    COMPREPLY=()
    while IFS= read -r value; do
        COMPREPLY+=("$value")
    done < <("$1" __complete --bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if ((${#COMPREPLY[@]} == 0)); then
        case "${COMP_WORDS[1]}" in
            import | export | measure | report | backup) compopt -o default 2>/dev/null ;;
        esac
    fi
}
complete -F _detox @COMMAND@
