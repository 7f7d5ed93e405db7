# Completion of detox in fish: each word is asked of detox itself, and fish quotes it.
function __detox_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -l word
    for quote in '' \' \"
        set word (string unescape -- $typed$quote); and break
    end
    set -l found ($before[1] __complete --words $before[2..-1] "$word" 2>/dev/null)
    if test "$found" = \t # a file
        set -l option (string match -r -- '^--[^=]*=' $typed)
        set -l path (string replace -r -- '^--[^=]*=' '' $typed)
        string replace -r -- '^' "$option" (complete -C "'' $path")
    else if set -q found[1]
        printf '%s\n' $found
    end
end
complete -c @COMMAND@ -f -a '(__detox_complete)'
