package tern.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `tern completion`: a script for bash and zsh that completes commands and options. Usual use:
/// `source <(tern completion)`.
final class CompletionCommand implements Command {

    @Override
    public int run(Invocation invocation) throws CliException {
        if (invocation.json()) {
            throw invocation.usage("completion.no-json");
        }
        invocation.out().print(AutoComplete.bash("tern", new CommandLine(tree(invocation.texts()))));
        return 0;
    }

    private static CommandSpec tree(Texts texts) {
        CommandSpec root = HelpCommand.spec(CommandId.WINDOW, texts);
        root.name("tern");
        for (CommandId id : CommandId.values()) {
            if (id == CommandId.WINDOW) {
                continue;
            }
            CommandSpec spec = HelpCommand.spec(id, texts);
            if (id.member().isEmpty()) {
                root.addSubcommand(id.group(), spec.name(id.group()));
                continue;
            }
            CommandLine group = root.subcommands().get(id.group());
            CommandSpec groupSpec = group == null ? CommandSpec.create().name(id.group()) : group.getCommandSpec();
            groupSpec.addSubcommand(id.member(), spec.name(id.member()));
            if (group == null) {
                root.addSubcommand(id.group(), groupSpec);
            }
        }
        return root;
    }
}
