package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.app.update.ReleasePlace;

/// `tern update check` through the front door, with a place of releases on this computer.
class UpdateCheckCommandTest {

    @TempDir
    Path folder;

    private ReleasePlace place;
    private FrontDoor door;
    private Path key;

    @BeforeEach
    void opens() throws IOException, GeneralSecurityException {
        place = new ReleasePlace();
        door = FrontDoor.at(Files.createDirectories(folder.resolve("home")));
        key = Files.writeString(folder.resolve("key.pub"), place.pem());
    }

    @AfterEach
    void closes() {
        place.close();
    }

    private static String text(String version, Duration ago) {
        Instant now = Instant.now();
        return ReleasePlace.text(version, now.minus(ago).toString(), now.plus(Duration.ofDays(30)).toString());
    }

    private Result check(String... more) {
        String[] all = {"update", "check", "--signer", key.toString(), "--address", place.text()};
        return door.run(FrontDoor.with(all, more));
    }

    @Test
    void aNewerVersionIsToldWithItsNotesAndPackages() throws GeneralSecurityException {
        place.publishes(text("0.2.0", Duration.ofDays(2)));
        Result result = check();
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("There is a newer version: 0.2.0", "Faster.\nSafer.",
                "ab".repeat(32) + "  tern_0.2.0_amd64.deb", "tern verify-file");
        Result json = check("--json");
        assertThat(json.json().path("newer").booleanValue()).isTrue();
        assertThat(json.json().path("files").path(0).path("size").longValue()).isEqualTo(123);
    }

    @Test
    void whatCannotBeBelievedIsAnErrorThatShowsNothingOfIt() throws GeneralSecurityException {
        assertThat(check("--json").errorKind()).isEqualTo("not-found");
        place.publishes(text("0.2.0", Duration.ofDays(2)));
        assertThat(check().code()).isZero();
        place.publishes(text("0.3.0", Duration.ofDays(3)));
        assertThat(check("--json").errorKind()).as("older than the one before").isEqualTo("refused");
        place.says(text("0.4.0", Duration.ofDays(1)));
        Result forged = check();
        assertThat(forged.code()).isEqualTo(1);
        assertThat(forged.out() + forged.err()).contains("not signed by the makers").doesNotContain("0.4.0", "Faster");
        place.close();
        assertThat(check("--json").errorKind()).isEqualTo("unreachable");
    }

    @Test
    void withoutAddressOrKeyNobodyIsAsked() throws GeneralSecurityException, IOException {
        place.publishes(text("0.2.0", Duration.ofDays(2)));
        Result nobody = door.run("update", "check", "--signer", key.toString());
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("no place of releases yet");
        assertThat(door.run("update", "check", "--address", place.text()).err()).contains("brings no key");
        assertThat(
                door.run("update", "check", "--signer", key.toString(), "--address", "http://example.org/a", "--json")
                        .errorKind())
                .isEqualTo("usage");
        assertThat(place.asked()).isEmpty();
        Path settings = folder.resolve("home").resolve("settings.json");
        Files.writeString(settings, "{\"updateAddress\": \"" + place.text() + "\"}");
        assertThat(door.run("update", "check", "--signer", key.toString()).code()).isZero();
    }
}
