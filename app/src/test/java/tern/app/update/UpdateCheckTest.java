package tern.app.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.app.update.UpdateAnswer.None;
import tern.app.update.UpdateAnswer.Told;
import tern.app.web.WebAddress;
import tern.app.web.WebClient;

/// A newer version is believed when its makers signed it, and nothing else is.
class UpdateCheckTest {

    private static final String MAY = "2027-05-01T00:00:00Z";
    private static final String GOOD = ReleasePlace.text("0.2.0", "2026-11-20T10:00:00Z", MAY);

    @TempDir
    Path folder;

    private ReleasePlace place;
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private UpdateCheck check;

    @BeforeEach
    void opens() throws IOException, GeneralSecurityException {
        place = new ReleasePlace();
        check = check("0.1.0", Duration.ofSeconds(10));
    }

    @AfterEach
    void closes() {
        place.close();
    }

    private UpdateCheck check(String own, Duration limit) {
        return new UpdateCheck(new WebClient(limit), new UpdateMemory(folder.resolve("state").resolve("updates.json")),
                () -> now, ReleaseVersion.find(own).orElseThrow());
    }

    private UpdateAnswer ask() throws InterruptedException, GeneralSecurityException {
        return check.now(place.address(), place.key());
    }

    private NoUpdate none() throws InterruptedException, GeneralSecurityException {
        UpdateAnswer answer = ask();
        assertThat(answer).isInstanceOf(None.class);
        return ((None) answer).reason();
    }

    @Test
    void aSignedAnnouncementIsTold() throws Exception {
        place.publishes(GOOD);
        assertThat(ask()).isInstanceOfSatisfying(Told.class, told -> {
            assertThat(told.newer()).isTrue();
            assertThat(told.announcement().version()).hasToString("0.2.0");
            assertThat(told.announcement().notes()).isEqualTo("Faster.\nSafer.");
            assertThat(told.announcement().files())
                    .containsExactly(new Announcement.File("tern_0.2.0_amd64.deb", "ab".repeat(32), 123));
        });
        assertThat(place.asked()).containsExactly("/tern-update.json", "/tern-update.json.sig");
        check = check("0.2", Duration.ofSeconds(10));
        assertThat(ask()).isInstanceOfSatisfying(Told.class, told -> assertThat(told.newer()).isFalse());
    }

    @Test
    void whatIsNotSignedByTheMakersIsNotBelieved() throws Exception {
        place.says(GOOD);
        assertThat(none()).isEqualTo(NoUpdate.UNSIGNED);
        for (byte[] wrong : new byte[][]{{}, new byte[63], new byte[64], new byte[65]}) {
            place.signature(wrong);
            assertThat(none()).isEqualTo(NoUpdate.FORGED);
        }
        place.signature(place.signed(GOOD + " "));
        assertThat(none()).isEqualTo(NoUpdate.FORGED);
        try (ReleasePlace other = new ReleasePlace()) {
            place.signature(other.signed(GOOD));
        }
        assertThat(none()).isEqualTo(NoUpdate.FORGED);
        // what could not be read either is not even looked into
        place.says("<html>");
        assertThat(none()).isEqualTo(NoUpdate.FORGED);
    }

    @Test
    void anOlderAnnouncementIsNotPlayedAgainAndAnOlderVersionNotOffered() throws Exception {
        String later = ReleasePlace.text("0.3.0", "2026-11-25T10:00:00Z", MAY);
        place.publishes(later);
        assertThat(ask()).isInstanceOf(Told.class);
        place.publishes(GOOD);
        assertThat(none()).isEqualTo(NoUpdate.REPLAYED);
        place.publishes(later);
        assertThat(ask()).as("the same one again").isInstanceOf(Told.class);
        place.publishes(ReleasePlace.text("0.2.9", "2026-11-26T10:00:00Z", MAY));
        assertThat(ask()).as("the makers took a version back").isInstanceOf(Told.class);
        place.publishes(ReleasePlace.text("0.0.9", "2026-11-26T11:00:00Z", MAY));
        assertThat(none()).isEqualTo(NoUpdate.OLDER);
        place.publishes(ReleasePlace.text("0.4.0", "2026-11-26T12:00:00Z", "2026-11-27T11:59:59Z"));
        assertThat(none()).isEqualTo(NoUpdate.EXPIRED);
        place.publishes(ReleasePlace.text("0.4.0", "2026-12-27T12:00:00Z", MAY));
        assertThat(none()).isEqualTo(NoUpdate.FUTURE);
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() throws Exception {
        place.publishes(GOOD);
        place.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        assertThat(none()).isEqualTo(NoUpdate.UNREADABLE);
        place.publishes(GOOD);
        place.signature(new byte[100_000]);
        assertThat(none()).isEqualTo(NoUpdate.UNREADABLE);
    }

    @Test
    void whoeverHangsIsNotWaitedFor() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        place.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        check = check("0.1.0", Duration.ofMillis(300));
        assertThat(none()).isEqualTo(NoUpdate.SLOW);
        over.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://tern.example.org/tern-update.json", "https://tern.example.org/tern-update.json"})
    void nobodyElseIsAskedWhereverTheServerPoints(String location) throws Exception {
        place.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(none()).isEqualTo(NoUpdate.MOVED);
        assertThat(place.asked()).hasSize(1);
        assertThat(WebAddress.find("http://tern.example.org/tern-update.json")).as("without TLS").isEmpty();
    }

    @Test
    void whoeverIsNotThereOrRefusesIsSaid() throws Exception {
        assertThat(none()).isEqualTo(NoUpdate.MISSING);
        place.answers(exchange -> exchange.sendResponseHeaders(503, -1));
        assertThat(none()).isEqualTo(NoUpdate.REFUSED);
        ReleaseKey key = place.key();
        WebAddress address = place.address();
        place.close();
        assertThat(check.now(address, key)).isInstanceOfSatisfying(None.class,
                none -> assertThat(none.reason().sentence(address.host())).contains("cannot be reached"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "form":1              | "form":2
            "form":1              | "form":"1"
            tern-update           | something
            "version":"0.2.0"     | "version":"0.2.0-rc"
            "version":"0.2.0"     | "version":2
            "version":"0.2.0"     | "version":"9999999.0"
            2026-11-20T10:00:00Z  | yesterday
            2027-05-01T00:00:00Z  | 2026-11-20T10:00:00Z
            Faster.               | \\u202eFaster.
            Faster.               | \\u001b[31mFaster.
            "sha256":"ab          | "sha256":"AB
            tern_0.2.0_amd64.deb  | ../../bin/sh
            "size":123            | "size":-1
            "size":123            | "size":1e99
            "files":              | "files":7,"others":
            "notes":              | "version":"0.3.0","notes":
            """)
    void whatTheMakersSignedByMistakeIsNotBelievedEither(String right, String wrong) throws Exception {
        assertThat(GOOD).contains(right);
        place.publishes(GOOD.replace(right, wrong));
        assertThat(none()).isEqualTo(NoUpdate.UNREADABLE);
    }

    @Test
    void atMostOnceADayUnlessAskedTo() throws Exception {
        place.publishes(GOOD);
        assertThat(check.ifDue(place.address(), place.key())).isPresent();
        now = now.plus(Duration.ofHours(23));
        assertThat(check("0.1.0", Duration.ofSeconds(10)).ifDue(place.address(), place.key()))
                .as("another window, the same day")
                .isEmpty();
        assertThat(place.asked()).hasSize(2);
        now = now.plus(Duration.ofHours(1));
        assertThat(check.ifDue(place.address(), place.key())).isPresent();
        now = now.minus(Duration.ofDays(30));
        assertThat(check.ifDue(place.address(), place.key())).as("the clock was set back").isPresent();
        assertThat(check.ifDue(place.address(), place.key())).isEmpty();
        Files.writeString(folder.resolve("state").resolve("updates.json"), "{damaged");
        assertThat(check.ifDue(place.address(), place.key())).as("nothing is remembered").isPresent();
    }
}
