# Completion of detox in fish: each word is asked of detox itself.
function __detox_complete
    set -l before (commandline -opc)
    $before[1] __complete $before[2..-1] (commandline -ct) 2>/dev/null
end
complete -c detox -f -a '(__detox_complete)'
