package tern.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;

class FinderTest {

    private static FinderEntry entry(String title, String detail) {
        return new FinderEntry("kind", title, detail, () -> {});
    }

    private final Finder finder = new Finder(() -> List.of(entry("Home", ""), entry("Use dark colours", ""),
            entry("Chutes", "64"), entry("Subchunk", "6"), entry("Test network", "test")),
            query -> query.startsWith("5") ? Optional.of(entry("Watch " + query, "")) : Optional.empty(),
            Locale.ENGLISH);

    private List<String> find(String query) {
        return finder.find(query).stream().map(FinderEntry::title).toList();
    }

    @Test
    void beginningsComeBeforeWordsAndWordsBeforeInnerLetters() {
        assertThat(find("ch")).containsExactly("Chutes", "Subchunk");
        assertThat(find("dark")).containsExactly("Use dark colours");
        assertThat(find("64")).containsExactly("Chutes");
    }

    @Test
    void everyWordMustOccurInAnyOrder() {
        assertThat(find("colours dark")).containsExactly("Use dark colours");
        assertThat(find("dark chutes")).isEmpty();
    }

    @Test
    void anEmptyQueryOffersEverythingInItsOrder() {
        assertThat(find("  ")).containsExactly("Home", "Use dark colours", "Chutes", "Subchunk", "Test network");
    }

    @Test
    void whatIsNotShownIsSearchedTooAndOnlyWholeWordsOfItComeEarly() {
        Finder addresses = new Finder(() -> List.of(
                new FinderEntry("kind", "Kraken", "5Dab…", "5DabXYZ 5Owner", () -> {}),
                new FinderEntry("kind", "5Owned", "", "", () -> {})), _ -> Optional.empty(), Locale.ENGLISH);
        assertThat(addresses.find("5own")).extracting(FinderEntry::title).containsExactly("5Owned", "Kraken");
        assertThat(addresses.find("abxy")).extracting(FinderEntry::title).containsExactly("Kraken");
    }

    @Test
    void itFindsWhatThereWasUntilItLooksAnew() {
        List<FinderEntry> there = new ArrayList<>(List.of(entry("Alpha", "")));
        Finder over = new Finder(() -> there, _ -> Optional.empty(), Locale.ENGLISH);
        assertThat(over.find("a")).hasSize(1);
        there.add(entry("Alpine", ""));
        assertThat(over.find("alp")).hasSize(1);
        over.renew();
        assertThat(over.find("alp")).hasSize(2);
    }

    private static List<FinderEntry> largeChain() {
        List<FinderEntry> large = new ArrayList<>();
        for (int netuid = 0; netuid < 128; netuid++) {
            large.add(entry("Subnet number " + netuid, Integer.toString(netuid)));
        }
        for (int i = 0; i < 8_000; i++) {
            String address = Samples.account("validator " + i).address();
            large.add(new FinderEntry("kind", i % 3 == 0 ? "Validator " + i : address.substring(0, 9), address, address,
                    () -> {}));
        }
        return large;
    }

    @Test
    void aLargeChainIsSearchedWholeAndAnsweredInFewLines() {
        List<FinderEntry> large = largeChain();
        Finder over = new Finder(() -> large, _ -> Optional.empty(), Locale.ENGLISH);
        for (String query : List.of("v", "validator", "validator 76")) {
            assertThat(over.find(query)).as(query).hasSize(12);
        }
        assertThat(over.find("no such thing")).isEmpty();
        assertThat(over.find(Samples.account("validator 7654").address())).hasSize(1);
    }

    /// The thread's own time, which a busy machine does not stretch, and the best of many; what it takes is a small
    /// part of the bound, so that only another order of magnitude breaks it.
    @Test
    @Tag("slow")
    void aLargeChainIsSearchedInLittleTime() {
        List<FinderEntry> large = largeChain();
        Finder over = new Finder(() -> large, _ -> Optional.empty(), Locale.ENGLISH);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String query : List.of("v", "va", "val", "validator", "validator 76", "no such thing",
                Samples.account("validator 7654").address())) {
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long begin = threads.getCurrentThreadCpuTime();
                over.renew();
                over.find(query);
                best = Math.min(best, threads.getCurrentThreadCpuTime() - begin);
            }
            assertThat(Duration.ofNanos(best)).as(query).isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void whatTheTextMeansByItselfComesFirst() {
        assertThat(find("5F3s")).containsExactly("Watch 5F3s");
    }
}
