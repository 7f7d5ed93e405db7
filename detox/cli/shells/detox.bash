# Completion of detox in bash: each word is asked of detox itself, which quotes it.
_detox() {
    local value
    COMPREPLY=()
    while IFS= read -r value; do
        if [[ "$value" == $'\t' ]]; then
            compopt -o default 2>/dev/null # a file
        else
            COMPREPLY+=("$value")
        fi
    done < <("$1" __complete --bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
complete -F _detox @COMMAND@
