# Completion of detox in bash: each word is asked of detox itself.
_detox() {
    local value note
    COMPREPLY=()
    while IFS=$'\t' read -r value note; do
        if [[ $value == *[[:space:]\"\'\\]* ]]; then
            printf -v value '%q' "$value"
        fi
        COMPREPLY+=("$value")
    done < <("$1" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _detox detox
