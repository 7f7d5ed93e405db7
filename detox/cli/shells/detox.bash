# Completion of detox in bash: each word is asked of detox itself, which quotes it.
_detox() {
    local value
    COMPREPLY=()
    while IFS= read -r value; do
        COMPREPLY+=("$value")
    done < <("$1" __complete --bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
complete -F _detox detox
