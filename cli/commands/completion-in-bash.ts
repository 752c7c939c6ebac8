/**
 * The completion in bash, by nothing but bash: that of the framework needs the package bash-completion, evaluates what was typed so far, which
 * would run a `$(…)` in it, and complains when it is read twice.
 *
 * What is typed is split at spaces, as far as the cursor. Bash itself splits at `=` and `:`, too, and replaces only what is behind the
 * last of them. Where there is nothing to offer, it offers files.
 */
export const completionInBash = `# bash completion for quiesce
__quiesce_complete() {
    local line=\${COMP_LINE:0:COMP_POINT} current behind value IFS=$' \\t\\n'
    local -a words
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    current=\${words[\${#words[@]} - 1]}
    behind=\${current##*[=:]}
    COMPREPLY=()
    while IFS=$'\\t' read -r value _; do
        [[ $value == :* ]] && continue
        [[ $value == "$current"* ]] && value=\${value:\${#current} - \${#behind}}
        [[ $value == "$behind"* ]] && COMPREPLY+=("$value")
    done < <(quiesce complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -o default -F __quiesce_complete quiesce
`;
