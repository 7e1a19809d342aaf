package tern.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command line, read.
///
/// `--name value` and `--name=value` are the same; `--` ends the options; an option given twice is an error, since one
/// of the two would silently not count. No message repeats a value: it may be a secret in the wrong place.
final class Arguments {

    /// Longest argument. A message longer than this belongs into a file.
    static final int MAX_LENGTH = 16_384;

    /// Longest list of arguments.
    static final int MAX_COUNT = 1_000;

    private final Map<String, String> values;
    private final List<String> positionals;

    private Arguments(Map<String, String> values, List<String> positionals) {
        this.values = values;
        this.positionals = positionals;
    }

    /// What [#read] starts from.
    ///
    /// @param command what to do; empty where the first word is a group and no command of it follows
    /// @param group   that group; empty otherwise
    /// @param before  options before the command
    /// @param rest    where the command's own arguments begin
    record Head(@Nullable CommandId command, String group, Map<String, String> before, int rest) {}

    /// Finds the command: the first word that is neither an option nor an option's value. Without one it is the window.
    static Head head(String[] args, Invocation invocation) throws CliException {
        if (args.length > MAX_COUNT) {
            throw invocation.usage("usage.too-many-arguments", MAX_COUNT);
        }
        for (int i = 0; i < args.length; i++) {
            if (args[i].length() > MAX_LENGTH) {
                throw invocation.usage("usage.argument-too-long", i + 1, MAX_LENGTH);
            }
        }
        CommandShape window = CommandShape.of(CommandId.WINDOW);
        Map<String, String> values = new HashMap<>();
        int at = 0;
        while (at < args.length && args[at].startsWith("-") && args[at].length() > 1) {
            at = option(args, at, window.options(), values, invocation);
        }
        if (at == args.length) {
            return new Head(CommandId.WINDOW, "", values, at);
        }
        String second = at + 1 < args.length ? args[at + 1] : null;
        Optional<CommandId> found = CommandId.find(args[at], second);
        if (found.isPresent()) {
            return new Head(found.get(), "", values, at + (found.get().member().isEmpty() ? 1 : 2));
        }
        if (CommandId.isGroup(args[at])) {
            return new Head(null, args[at], values, at + 1);
        }
        throw invocation.usage("usage.unknown-command", Guess.command(args[at], invocation));
    }

    /// Reads what follows the command.
    static Arguments read(String[] args, Head head, CommandShape shape, Invocation invocation) throws CliException {
        Map<String, String> values = head.before();
        for (String name : values.keySet()) {
            if (shape.find(name) == null) {
                throw invocation.usage("usage.option-not-here", name, shape.id().words());
            }
        }
        List<String> positionals = new ArrayList<>();
        boolean optionsEnded = false;
        int at = head.rest();
        while (at < args.length) {
            String word = args[at];
            if (!optionsEnded && word.equals("--")) {
                optionsEnded = true;
                at++;
            } else if (!optionsEnded && word.startsWith("-") && word.length() > 1) {
                at = option(args, at, shape.options(), values, invocation);
            } else {
                if (word.isBlank()) {
                    throw invocation.usage("usage.empty-argument", at + 1);
                }
                if (positionals.size() == shape.mostArguments()) {
                    throw invocation.usage("usage.unexpected-argument", at + 1, shape.id().words());
                }
                positionals.add(word);
                at++;
            }
        }
        if (positionals.size() < shape.fewestArguments() && !values.containsKey("--help")) {
            throw invocation.usage("usage.missing-argument." + shape.id().key(), shape.id().words());
        }
        for (CommandShape.Option option : shape.options()) {
            if (option.needed() && !values.containsKey(option.name()) && !values.containsKey("--help")) {
                throw invocation.usage("usage.option-needed", option.name());
            }
        }
        return new Arguments(values, List.copyOf(positionals));
    }

    private static int option(
            String[] args,
            int at,
            List<CommandShape.Option> options,
            Map<String, String> values,
            Invocation invocation) throws CliException {
        String word = args[at];
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (name.equals("-h")) {
            name = "--help";
        }
        CommandShape.Option option = CommandShape.find(options, name);
        if (option == null) {
            throw SecretGuard.isPrintableOption(name)
                    ? invocation.usage("usage.unknown-option", name)
                    : invocation.usage("usage.unknown-option-at", at + 1);
        }
        String value;
        int next = at + 1;
        if (!option.takesValue()) {
            if (equals >= 0) {
                throw invocation.usage("usage.no-value-wanted", name);
            }
            value = "";
        } else if (equals >= 0) {
            value = word.substring(equals + 1);
        } else if (next < args.length && !args[next].startsWith("--")) {
            value = args[next++];
        } else {
            throw invocation.usage("usage.value-missing", name);
        }
        if (option.takesValue() && value.isBlank()) {
            throw invocation.usage("usage.value-empty", name);
        }
        if (values.put(name, value) != null) {
            throw invocation.usage("usage.given-twice", name);
        }
        return next;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /// The value of an option that the command's shape demands.
    String needed(String option) {
        String value = values.get(option);
        if (value == null) {
            throw new IllegalStateException("the shape does not demand " + option);
        }
        return value;
    }

    List<String> positionals() {
        return positionals;
    }
}
