#compdef @COMMAND@
# Completion of detox in zsh: each word is asked of detox itself, and zsh quotes it.
_detox() {
    local value note
    local -a found
    local -i files=0
    while IFS=$'\t' read -r value note; do
        if [[ -z "$value" ]]; then
            files=1
            continue
        fi
        value=${value//\\/\\\\}
        found+=("${value//:/\\:}${note:+:$note}")
    done < <("${words[1]}" __complete --words "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if (( files )); then
        compset -P '--[^=]#='
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
