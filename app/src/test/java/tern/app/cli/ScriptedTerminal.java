package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A person who answers each prompt by a function of its text, and remembers what was shown.
final class ScriptedTerminal implements Terminal {

    private final Function<String, @Nullable String> answers;
    private final List<String> prompts = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    ScriptedTerminal(Function<String, @Nullable String> answers) {
        this.answers = answers;
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
