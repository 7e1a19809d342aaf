package tern.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

/// The guide is whole: every page is there and can be come to, every link leads somewhere, every picture exists and is
/// shown.
class GuideTest {

    private static final Path FOLDER = Path.of("..", "docs", "guide");
    private static final long MOST = 3_000_000;

    private final Guide guide = new Guide(FOLDER);

    @Test
    void everyPageIsThereAndNoOther() throws IOException {
        Set<String> there = names(FOLDER, ".md");
        assertThat(there).isEqualTo(
                Stream.of(GuidePage.values()).map(GuidePage::file).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyLinkLeadsToAPageAndTheContentsToAll() throws IOException {
        for (GuidePage page : GuidePage.values()) {
            Set<GuidePage> linked = EnumSet.noneOf(GuidePage.class);
            guide.read(page).accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    linked.add(GuidePage.ofFile(link.getDestination())
                            .orElseThrow(() -> new AssertionError(page + " links to " + link.getDestination())));
                }
            });
            if (page == GuidePage.README) {
                assertThat(linked).isEqualTo(EnumSet.complementOf(EnumSet.of(GuidePage.README)));
            }
        }
    }

    @Test
    void everyPictureExistsSaysWhatItShowsAndIsShown() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (GuidePage page : GuidePage.values()) {
            guide.read(page).accept(new AbstractVisitor() {
                @Override
                public void visit(Image image) {
                    assertThat(guide.picture(image.getDestination())).as(image.getDestination()).isPresent();
                    assertThat(image.getFirstChild()).as("words for %s", image.getDestination()).isNotNull();
                    shown.add(image.getDestination().replace("pictures/", ""));
                }
            });
        }
        assertThat(shown).isNotEmpty().isEqualTo(names(FOLDER.resolve("pictures"), ""));
        long bytes = 0;
        try (Stream<Path> files = Files.list(FOLDER.resolve("pictures"))) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).as("bytes of all pictures, which are in every package").isLessThan(MOST);
        assertThat(guide.picture("../../LICENSE")).as("outside of the guide").isEmpty();
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
            return new TreeSet<>(names);
        }
    }
}
