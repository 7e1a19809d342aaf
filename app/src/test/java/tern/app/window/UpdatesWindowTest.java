package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.theme.Theme;
import tern.app.update.ReleasePlace;
import tern.app.update.ReleaseVersion;
import tern.app.update.UpdateCheck;
import tern.app.update.UpdateChoice;
import tern.app.update.UpdateMemory;
import tern.app.web.WebClient;

/// Newer versions in the whole window, with a place of releases on this computer that counts.
@ExtendWith(ApplicationExtension.class)
class UpdatesWindowTest {

    private final FakeWorld world = new FakeWorld();

    @TempDir
    Path folder;

    private ReleasePlace place;
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @BeforeEach
    void serves() throws IOException, GeneralSecurityException {
        place = new ReleasePlace();
        world.settings.releaseKey = Optional.of(place.key());
        world.settings.updates = new UpdateCheck(new WebClient(Duration.ofSeconds(10)),
                new UpdateMemory(folder.resolve("updates.json")), () -> world.now,
                ReleaseVersion.find("0.1.0").orElseThrow());
        announces("0.2.0", Duration.ofDays(2));
    }

    @AfterEach
    void closes() {
        window.close();
        place.close();
    }

    private void announces(String version, Duration ago) throws GeneralSecurityException {
        place.publishes(ReleasePlace.text(version, world.now.minus(ago).toString(),
                world.now.plus(Duration.ofDays(90)).toString()));
    }

    private void privacy(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
        window.press("#nav-settings");
        window.press("#settings-privacy");
        WindowRig.until(() -> window.shows("#settings-updates"));
    }

    @Test
    void nobodyIsAskedBeforeAnAddressWasNamedAndTheButtonPressed(FxRobot robot) throws GeneralSecurityException {
        privacy(robot);
        assertThat(robot.lookup("#settings-updates").<CheckBox>query().isDisabled()).isTrue();
        assertThat(robot.lookup("#settings-updates-now").query().isDisabled()).isTrue();
        assertThat(window.text("#settings-updates-words")).startsWith("Nobody is asked");
        window.fill("#settings-update-address", "http://tern.example.org/tern-update.json");
        window.press("#settings-update-address-go");
        assertThat(window.text("#settings-update-address-wrong")).contains("begins with https://");
        window.fill("#settings-update-address", place.text());
        window.press("#settings-update-address-go");
        assertThat(window.text("#settings-updates-words")).startsWith("Off").contains(place.host());
        assertThat(place.asked()).isEmpty();
        window.press("#settings-updates-now");
        WindowRig.until(() -> window.shows("#settings-updates-notes"));
        assertThat(window.text("#settings-updates-said")).startsWith("There is a newer version: 0.2.0")
                .endsWith("This is 0.1.0.");
        assertThat(window.text("#settings-updates-notes")).isEqualTo("Faster.\nSafer.");
        assertThat(window.text("#settings-updates-packages")).contains("tern_0.2.0_amd64.deb\n" + "ab".repeat(32));
        window.assertEverythingHasAName();
        window.pictures("settings-updates");
        place.says(ReleasePlace.text("0.3.0", "2026-11-20T10:00:00Z", "2027-11-20T10:00:00Z"));
        window.press("#settings-updates-now");
        WindowRig.until(() -> window.text("#settings-updates-said").contains("was not signed by the makers"));
        assertThat(window.shows("#settings-updates-notes")).as("nothing of it is shown").isFalse();
        window.press("#settings-update-forget");
        assertThat(window.text("#settings-updates-words")).startsWith("Nobody is asked");
        assertThat(window.shows("#settings-updates-said")).isFalse();
        assertThat(world.settings.preferences.updates()).isEqualTo(UpdateChoice.standard());
    }

    @Test
    void turnedOnItIsLookedForOnceADayAndANoticeSaysSo(FxRobot robot) throws GeneralSecurityException {
        world.settings.preferences = world.settings.preferences.withAutoLockMinutes(0)
                .withUpdates(new UpdateChoice(true, Optional.of(place.address())));
        privacy(robot);
        WindowRig.until(() -> window.shows("#settings-updates-notes"));
        assertThat(place.asked()).hasSize(2);
        window.press("#notices");
        WindowRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).startsWith("Version 0.2.0 of Tern was announced.");
        announces("0.3.0", Duration.ofDays(1));
        world.settings.nanos += Duration.ofHours(25).toNanos();
        world.now = world.now.plus(Duration.ofHours(25));
        WindowRig.until(() -> window.text("#settings-updates-said").contains("0.3.0"));
        assertThat(place.asked()).as("once more, a day later").hasSize(4);
    }
}
