package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.feed.Samples;
import tern.app.shell.Choices;
import tern.app.theme.Theme;

class SettingsMemoryTest {

    @TempDir
    Path folder;

    private SettingsMemory memory() {
        return new SettingsMemory(new SettingsStore(folder.resolve("settings.json")));
    }

    @Test
    void anEmptyFolderRemembersNothing() throws Exception {
        assertThat(memory().load())
                .isEqualTo(new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.SYSTEM, 100));
    }

    @Test
    void whatWasChosenIsThereAtTheNextStart() throws Exception {
        Choices.Watched named = new Choices.Watched(Samples.account("a"), "exchange");
        memory().save(kept -> kept.withNetwork("test")
                .withWallet("savings")
                .withTheme(Theme.LIGHT)
                .withZoom(130)
                .watching(named));
        assertThat(memory().load()).isEqualTo(
                new Choices(Optional.of("test"), Optional.of("savings"), List.of(named), Theme.LIGHT, 130));
    }

    @Test
    void fieldsAndAddressesThatThisVersionCannotReadAreKept() throws Exception {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, """
                {"future": 7, "zoom": "large", "watched": [{"address": "not yet known", "label": "x"}]}""");
        assertThat(memory().load().zoom()).isEqualTo(100);
        memory().save(kept -> kept.withTheme(Theme.DARK));
        assertThat(Files.readString(file)).contains("\"future\"").contains("not yet known");
    }
}
