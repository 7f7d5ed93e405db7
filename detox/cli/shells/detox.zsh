#compdef @COMMAND@
# Completion of detox in zsh: each word is asked of detox itself, and zsh quotes it.
_detox() {
    local value note
    local -a found
    while IFS=$'\t' read -r value note; do
        value=${value//\\/\\\\}
        found+=("${value//:/\\:}:${note}")
    done < <("${words[1]}" __complete --words "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if (( ! $#found )) && [[ "${words[2]}" == (import|export|measure|report|backup) ]]; then
        _files
        return
    fi
    _describe 'detox' found -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}
if [[ "${funcstack[1]}" == _@COMMAND@ ]]; then
    _detox "$@"
else
    compdef _detox @COMMAND@
fi
