package tern.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tern.wallet.units.TernException;

/// `tern help`, and `--help` of every command: drawn by picocli from the same [CommandShape] that the parser reads.
final class HelpCommand implements Command {

    private static final int WIDTH = 100;

    private final boolean asked;
    private final List<CommandId> ids;

    private HelpCommand(boolean asked, List<CommandId> ids) {
        this.asked = asked;
        this.ids = ids;
    }

    /// For the words behind `tern help`.
    static HelpCommand asked() {
        return new HelpCommand(true, List.of());
    }

    static HelpCommand of(CommandId id) {
        return new HelpCommand(false, id == CommandId.WINDOW ? List.of() : List.of(id));
    }

    /// All commands of a group.
    static HelpCommand ofGroup(String group) {
        return new HelpCommand(false,
                List.of(CommandId.values()).stream().filter(id -> id.group().equals(group)).toList());
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        List<CommandId> wanted = asked ? wanted(invocation) : ids;
        String text = text(wanted, invocation.texts());
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("help", text).writeTo(invocation.out());
            }
        }
        invocation.print(text);
        return 0;
    }

    private static String text(List<CommandId> wanted, Texts texts) {
        if (wanted.isEmpty()) {
            return overview(texts);
        }
        StringBuilder text = new StringBuilder(1024);
        for (CommandId id : wanted) {
            text.append(text.isEmpty() ? "" : "\n").append(usage(id, texts));
        }
        return text.toString();
    }

    private static List<CommandId> wanted(Invocation invocation) throws CliException {
        List<String> words = invocation.arguments().positionals();
        if (words.isEmpty()) {
            return List.of();
        }
        String second = words.size() > 1 ? words.get(1) : null;
        if (second == null && CommandId.isGroup(words.getFirst())) {
            return ofGroup(words.getFirst()).ids;
        }
        return List.of(CommandId.find(words.getFirst(), second)
                .filter(id -> second == null || !id.member().isEmpty())
                .orElseThrow(() -> invocation.usage("usage.unknown-command",
                        Guess.command(words.getFirst(), invocation))));
    }

    private static String overview(Texts texts) {
        StringBuilder text = new StringBuilder(2048).append(texts.get("help.intro")).append("\n\n");
        Table table = new Table("ll");
        for (CommandId id : CommandId.values()) {
            table.row(id == CommandId.WINDOW ? "tern" : "tern " + id.words(), texts.get("command." + id.key()));
        }
        return text.append(table.text(2))
                .append('\n')
                .append(texts.get("help.more"))
                .append("\n\n")
                .append(usage(CommandId.WINDOW, texts))
                .append('\n')
                .append(texts.get("help.exit-codes"))
                .append('\n')
                .toString();
    }

    static String usage(CommandId id, Texts texts) {
        CommandLine line = new CommandLine(spec(id, texts));
        line.setUsageHelpWidth(WIDTH);
        String usage = line.getUsageMessage(Ansi.OFF);
        String more = "command." + id.key() + ".more";
        return texts.has(more) ? usage + texts.get(more) + '\n' : usage;
    }

    /// The command for picocli, with descriptions from the bundle.
    static CommandSpec spec(CommandId id, Texts texts) {
        CommandShape shape = CommandShape.of(id);
        CommandSpec spec = CommandSpec.create();
        spec.name(id == CommandId.WINDOW ? "tern" : "tern " + id.words());
        spec.usageMessage().description(literal(texts.get("command." + id.key())));
        spec.usageMessage().sortOptions(false);
        for (CommandShape.Option option : shape.options()) {
            spec.addOption(option(option, id, texts));
        }
        if (shape.mostArguments() > 0) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .arity(shape.fewestArguments() + ".." + shape.mostArguments())
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(texts.get("label." + id.key()))
                    .hideParamSyntax(true)
                    .description(literal(texts.get("argument." + id.key())))
                    .build());
        }
        return spec;
    }

    private static OptionSpec option(CommandShape.Option option, CommandId id, Texts texts) {
        String own = "option." + id.key() + '.' + option.name();
        String text = option.hidden() ? "" : texts.get(texts.has(own) ? own : "option." + option.name());
        OptionSpec.Builder builder = option.name().equals("--help")
                ? OptionSpec.builder("-h", "--help").usageHelp(true)
                : OptionSpec.builder(option.name());
        builder.hidden(option.hidden()).required(option.needed()).description(literal(text));
        if (option.takesValue()) {
            builder.type(String.class).arity("1").paramLabel(texts.get("label." + option.name()));
        } else {
            builder.type(boolean.class).arity("0");
        }
        return builder.build();
    }

    /// picocli reads `%` as a format.
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
