#compdef detox
# Completion of detox in zsh: each word is asked of detox itself.
_detox() {
    local value note
    local -a found
    while IFS=$'\t' read -r value note; do
        found+=("${value//:/\\:}:${note}")
    done < <("${words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    _describe 'detox' found
}
if [[ "${funcstack[1]}" == _detox ]]; then
    _detox "$@"
else
    compdef _detox detox
fi
