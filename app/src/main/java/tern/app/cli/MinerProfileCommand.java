package tern.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.node.miner.Miners;
import tern.node.miner.ProfileStore;
import tern.node.miner.SubnetFolder;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// `tern miner profile list|add|show|export|import|remove`.
final class MinerProfileCommand implements Command {

    private static final int USUAL_GRACE = 15;

    /// Files fail in their own way, which the front door words.
    private interface Work {
        int go(Miners miners) throws TernException, IOException, InterruptedException;
    }

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        List<String> words = invocation.arguments().positionals();
        String name = words.size() > 1 ? words.get(1) : "";
        if (name.isEmpty() && !words.getFirst().equals("list") && !words.getFirst().equals("import")) {
            throw invocation.usage("miner.profile-name", Plain.text(words.getFirst(), 40));
        }
        Work work = switch (words.getFirst()) {
            case "list" -> miners -> list(miners, invocation);
            case "add" -> miners -> add(miners, name, invocation);
            case "show" -> miners -> show(miners, name, invocation);
            case "export" -> miners -> export(miners, name, invocation);
            case "import" -> miners -> bringIn(miners, invocation);
            case "remove" -> miners -> remove(miners, name, invocation);
            default -> throw invocation.usage("miner.profile-action");
        };
        IOException[] failed = new IOException[1];
        int code = MinerAccess.with(invocation, miners -> {
            try {
                return work.go(miners);
            } catch (IOException e) {
                failed[0] = e;
                return Trouble.FILE.exitCode();
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
        return code;
    }

    private static int list(Miners miners, Invocation invocation) throws TernException {
        List<MinerProfile> all = miners.profiles().list();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.startArray("profiles");
                for (MinerProfile profile : all) {
                    json.startObject();
                    write(json, profile);
                    json.endObject();
                }
                json.endArray().writeTo(invocation.out());
            }
        }
        Table table = new Table("lll");
        all.forEach(profile -> table.row(profile.name(), invocation.texts().get("miner.subnet", profile.netuid()),
                Plain.text(String.join(" ", profile.command()), 80)));
        invocation.print(table.text(0));
        if (all.isEmpty()) {
            invocation.say("miner.none");
        }
        return 0;
    }

    private static void write(Json json, MinerProfile profile) {
        json.text("miner", profile.name())
                .text("network", profile.network())
                .number("netuid", profile.netuid())
                .text("hotkey", profile.hotkey().address())
                .text("wallet", profile.wallet())
                .text("hotkeyName", profile.hotkeyName())
                .text("folder", profile.folder().toString())
                .startArray("command");
        profile.command().forEach(word -> json.generator().writeString(word));
        json.endArray().startArray("cards");
        profile.cards().forEach(card -> json.generator().writeString(card));
        json.endArray().flag("bound", profile.bound());
    }

    private static int add(Miners miners, String name, Invocation invocation) throws TernException {
        Arguments arguments = invocation.arguments();
        WalletEntry wallet = Wallets.find(arguments.value("--from")
                .orElseThrow(() -> invocation.usage("miner.needs", "--from")), invocation);
        String hotkey = arguments.value("--hotkey").orElseThrow(() -> invocation.usage("miner.needs", "--hotkey"));
        String netuid = arguments.value("--netuid").orElseThrow(() -> invocation.usage("miner.needs", "--netuid"));
        Path folder = path(arguments.value("--folder")
                .orElseThrow(() -> invocation.usage("miner.needs", "--folder")), invocation);
        SubnetFolder found = SubnetFolder.look(folder);
        Optional<List<String>> command = arguments.value("--command").isPresent()
                ? SubnetFolder.words(arguments.value("--command").get())
                : found.command();
        if (command.isEmpty()) {
            throw invocation.usage("miner.no-command");
        }
        Optional<Path> python = arguments.value("--python").isPresent()
                ? Optional.of(path(arguments.value("--python").get(), invocation))
                : Optional.empty();
        MinerProfile profile = new MinerProfile(name, invocation.network().id(),
                SubnetsCommand.netuid(netuid, invocation),
                MinerRegisterCommand.hotkey(wallet, hotkey, invocation), wallet.name(), hotkey, folder, command.get(),
                variables(arguments.value("--variables"), invocation), port(arguments.value("--axon-port"), invocation),
                arguments.value("--address"), commas(arguments.value("--cards")), python,
                found.needs().orElseGet(MinerNeeds::nothing), arguments.has("--bound"), USUAL_GRACE,
                losses(arguments.value("--losses"), invocation));
        miners.profiles().add(profile);
        invocation.remark("miner.added", name);
        return show(miners, name, invocation);
    }

    private static Path path(String typed, Invocation invocation) throws CliException {
        try {
            return Path.of(typed).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw invocation.usage("node.bad-path", Plain.text(typed, 80));
        }
    }

    private static List<String> commas(Optional<String> typed) {
        List<String> found = new ArrayList<>();
        for (String each : typed.orElse("").split(",", -1)) {
            if (!each.isBlank()) {
                found.add(each.strip());
            }
        }
        return found;
    }

    private static Map<String, String> variables(Optional<String> typed, Invocation invocation) throws CliException {
        Map<String, String> found = new LinkedHashMap<>();
        for (String each : commas(typed)) {
            int equals = each.indexOf('=');
            if (equals <= 0) {
                throw invocation.usage("miner.bad-variable");
            }
            found.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return found;
    }

    private static OptionalInt port(Optional<String> typed, Invocation invocation) throws CliException {
        return typed.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Whole.between(typed.get(), 1_024, 65_535)
                        .orElseThrow(() -> invocation.usage("node.bad-port", "--axon-port")));
    }

    private static OptionalInt losses(Optional<String> typed, Invocation invocation) throws CliException {
        return typed.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Whole.between(typed.get(), 1, 100_000)
                        .orElseThrow(() -> invocation.usage("miner.bad-losses")));
    }

    private static int show(Miners miners, String name, Invocation invocation) throws TernException {
        MinerProfile profile = miners.profiles().read(name);
        if (invocation.json()) {
            try (Json json = new Json()) {
                write(json, profile);
                json.writeTo(invocation.out());
            }
        }
        // without what looks secret: a screen is seen by others, too
        invocation.print(new String(miners.profiles().export(name).json(), StandardCharsets.UTF_8) + '\n');
        return 0;
    }

    private static int export(Miners miners, String name, Invocation invocation) throws TernException, IOException {
        Path file = path(invocation.arguments()
                .value("--file")
                .orElseThrow(() -> invocation.usage("miner.needs", "--file")), invocation);
        ProfileStore.Exported given = miners.profiles().export(name);
        Files.write(file, given.json(), StandardOpenOption.CREATE_NEW);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("file", file.toString()).startArray("leftOut");
                given.leftOut().forEach(each -> json.generator().writeString(each));
                json.endArray().writeTo(invocation.out());
            }
        }
        invocation.say("miner.exported", Plain.text(file.toString()));
        if (!given.leftOut().isEmpty()) {
            invocation.remark("miner.left-out", Plain.text(String.join(", ", given.leftOut())));
        }
        return 0;
    }

    private static int bringIn(Miners miners, Invocation invocation) throws TernException, IOException {
        Path file = path(invocation.arguments()
                .value("--file")
                .orElseThrow(() -> invocation.usage("miner.needs", "--file")), invocation);
        MinerProfile profile = ProfileStore.imported(Files.readAllBytes(file));
        miners.profiles().add(profile);
        invocation.remark("miner.imported", profile.name());
        return show(miners, profile.name(), invocation);
    }

    private static int remove(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        miners.delete(name);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("removed", true).writeTo(invocation.out());
            }
        }
        invocation.say("miner.removed", name);
        return 0;
    }
}
