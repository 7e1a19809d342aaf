package tern.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void whatTheTextMeansByItselfComesFirst() {
        assertThat(find("5F3s")).containsExactly("Watch 5F3s");
    }
}
