package tern.app.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A person who answers each prompt by a function of its text, and remembers what was shown.
final class ScriptedTerminal implements Terminal {

    private final Function<String, @Nullable String> answers;
    private final List<String> prompts = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();
    private Duration late = Duration.ZERO;

    ScriptedTerminal(Function<String, @Nullable String> answers) {
        this.answers = answers;
    }

    /// From now on it is later by so much.
    void passes(Duration time) {
        late = late.plus(time);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.offset(InstantSource.system(), late);
    }

    List<String> prompts() {
        return prompts;
    }

    String shown() {
        return shown.toString();
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public char @Nullable [] readSecret(String prompt) {
        String answer = readLine(prompt);
        return answer == null ? null : answer.toCharArray();
    }

    @Override
    public @Nullable String readLine(String prompt) {
        prompts.add(prompt);
        return answers.apply(prompt);
    }

    @Override
    public void show(char[] text) {
        shown.append(text);
    }
}
