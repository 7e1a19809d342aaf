package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.Folders;
import tern.app.cli.FrontDoor.Result;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// An account that did as much as `tern activity` looks at, and then one thing more.
class ActivityMostTest {

    private static final String ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String[] SENT = {"activity", ADDRESS, "--network", "finney", "--kind", "sent"};
    private static final long MOST = ActivityCommand.MOST;
    private static final Network FINNEY = Networks.finney();
    private static final Hash32 HASH = FINNEY.genesis().orElseThrow();

    @TempDir
    private Path home;

    @Test
    void nothingIsLeftOutSilently() throws Exception {
        Path file = Folders.find(Map.of(), Optional.of(home.toString()), Optional.empty()).historyFile();
        Files.createDirectories(file.getParent());
        List<ActivityEntry> entries = new ArrayList<>();
        entries.add(entry(1, ActivityKind.SENT, false));
        for (long block = 2; block <= MOST; block++) {
            entries.add(entry(block, ActivityKind.RECEIVED, false));
        }
        entries.add(entry(MOST + 1, ActivityKind.RECEIVED, true));
        add(file, entries);

        JsonNode whole = good(FrontDoor.with(SENT, "--json")).json();
        assertThat(whole.path("entries")).as("the oldest of all, a leg of another entry does not count").hasSize(1);
        assertThat(whole.path("truncated").booleanValue(true)).isFalse();
        Result text = good(SENT);
        assertThat(text.out()).contains("one entry");
        assertThat(text.err()).isEmpty();

        add(file, List.of(entry(MOST + 2, ActivityKind.RECEIVED, false)));
        JsonNode cut = good(FrontDoor.with(SENT, "--json")).json();
        assertThat(cut.path("entries")).isEmpty();
        assertThat(cut.path("truncated").booleanValue()).isTrue();
        assertThat(good(SENT).err()).contains("only the newest 100000 entries");
    }

    private Result good(String... args) {
        Result result = FrontDoor.at(home).run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static void add(Path file, List<ActivityEntry> entries) throws Exception {
        try (HistoryStore store = HistoryStore.open(file)) {
            store.addActivity(HASH, FINNEY.id(), List.of(account()), 1, MOST + 2, entries);
        }
    }

    private static AccountId account() throws Exception {
        return Ss58.parse(ADDRESS);
    }

    private static ActivityEntry entry(long block, ActivityKind kind, boolean part) throws Exception {
        return new ActivityEntry(account(), new BlockRef(block, HASH),
                Instant.ofEpochSecond(1_700_000_000 + 12 * block), OptionalInt.of(2), OptionalInt.of(1),
                Optional.empty(), kind, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
                Optional.of(Rao.of(5)), Optional.empty(), Rao.ZERO, Optional.empty(), "", part, "");
    }
}
