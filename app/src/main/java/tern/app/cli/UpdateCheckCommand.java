package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.app.boot.Settings;
import tern.app.update.Announcement;
import tern.app.update.NoUpdate;
import tern.app.update.ReleaseKey;
import tern.app.update.UpdateAnswer;
import tern.app.update.UpdateAnswer.None;
import tern.app.update.UpdateAnswer.Told;
import tern.app.update.UpdateCheck;
import tern.app.update.UpdateChoice;
import tern.app.web.WebAddress;
import tern.wallet.units.TernException;

/// `tern update check`: whether the makers of Tern announced a newer version. It fetches nothing but the announcement.
final class UpdateCheckCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        WebAddress address = address(invocation);
        ReleaseKey key = ReleaseKeys.find(invocation);
        Optional<String> version = CommandLineProgram.version();
        UpdateAnswer answer;
        try {
            answer = UpdateCheck.of(invocation.folders(), version).now(address, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = new None(NoUpdate.UNREACHABLE, "interrupted");
        }
        switch (answer) {
            case None none -> throw new CliException(trouble(none.reason()),
                    none.reason().sentence(Plain.text(address.host(), 200)), Plain.text(none.details(), 400), null);
            case Told told -> say(told, version, invocation);
        }
        return 0;
    }

    private static WebAddress address(Invocation invocation) throws TernException {
        Optional<String> named = invocation.arguments().value("--address");
        if (named.isPresent()) {
            return WebAddress.find(named.get())
                    .orElseThrow(() -> invocation.usage("update.bad-address", Plain.text(named.get(), 200)));
        }
        Settings settings = invocation.settings();
        return settings.text(UpdateChoice.ADDRESS)
                .flatMap(WebAddress::find)
                .orElseThrow(() -> invocation.trouble(Trouble.NOT_FOUND, "update.no-address"));
    }

    private static Trouble trouble(NoUpdate reason) {
        return switch (reason) {
            case UNREACHABLE, SLOW, REFUSED, MOVED -> Trouble.UNREACHABLE;
            case MISSING -> Trouble.NOT_FOUND;
            case UNREADABLE -> Trouble.DAMAGED;
            case UNSIGNED, FORGED -> Trouble.BAD_SIGNATURE;
            case EXPIRED, FUTURE, REPLAYED, OLDER -> Trouble.REFUSED;
        };
    }

    private static void say(Told told, Optional<String> own, Invocation invocation) {
        Announcement announcement = told.announcement();
        String version = announcement.version().toString();
        if (invocation.json()) {
            json(told, own, invocation);
        }
        if (!told.newer()) {
            invocation.say("update.newest", version);
            return;
        }
        invocation.say("update.newer", version, announcement.issued().toString(),
                own.orElse(invocation.texts().get("update.unpackaged")));
        if (!announcement.notes().isEmpty()) {
            invocation.print("\n" + announcement.notes() + "\n\n");
        }
        for (Announcement.File file : announcement.files()) {
            invocation.print(file.sha256() + "  " + file.name() + "\n");
        }
        invocation.say("update.how");
    }

    private static void json(Told told, Optional<String> own, Invocation invocation) {
        Announcement announcement = told.announcement();
        try (Json json = new Json()) {
            json.flag("newer", told.newer())
                    .text("version", announcement.version().toString())
                    .textOrNull("own", own)
                    .text("issued", announcement.issued().toString())
                    .text("expires", announcement.expires().toString())
                    .text("notes", announcement.notes());
            json.startArray("files");
            for (Announcement.File file : announcement.files()) {
                json.startObject()
                        .text("name", file.name())
                        .text("sha256", file.sha256())
                        .number("size", file.size())
                        .endObject();
            }
            json.endArray().writeTo(invocation.out());
        }
    }
}
