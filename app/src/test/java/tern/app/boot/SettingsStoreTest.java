package tern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SettingsStoreTest {

    @TempDir
    Path folder;

    private Path file;
    private SettingsStore store;

    @BeforeEach
    void aStore() {
        file = folder.resolve("config").resolve("settings.json");
        store = new SettingsStore(file);
    }

    @Test
    void loadGivesEmptySettingsWhereThereIsNoFile() throws BootException {
        assertThat(store.load()).isEqualTo(Settings.empty());
        assertThat(store.load().network()).isEmpty();
        assertThat(store.load().watched()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void updateWritesWhatLoadReads() throws BootException {
        Settings.Watched watched = new Settings.Watched("5Fabc", "Ünïcode 🦆");
        Settings saved = store.update(settings -> settings.withNetwork("test")
                .withWatched(List.of(watched))
                .withText("theme", "dark"));
        assertThat(store.load()).isEqualTo(saved);
        assertThat(saved.network()).hasValue("test");
        assertThat(saved.watched()).containsExactly(watched);
        assertThat(saved.text("theme")).hasValue("dark");
    }

    @Test
    void updateKeepsFieldsItDoesNotKnow() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"network\":\"local\",\"future\":{\"a\":[1,2,{\"b\":null}]},\"zoom\":1.25}");
        store.update(settings -> settings.withNetwork("finney"));
        assertThat(JsonMapper.shared().readTree(Files.readString(file))).isEqualTo(JsonMapper.shared()
                .readTree("{\"network\":\"finney\",\"future\":{\"a\":[1,2,{\"b\":null}]},\"zoom\":1.25}"));
    }

    @Test
    void valuesOfAnotherTypeCountAsAbsent() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"network\":5,\"watched\":[{\"address\":7},\"x\",{\"address\":\"5F\",\"label\":3}]}");
        assertThat(store.load().network()).isEmpty();
        assertThat(store.load().watched()).containsExactly(new Settings.Watched("5F", ""));
    }

    @Test
    void damagedFilesAreReportedAndLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        for (String damaged : List.of("", "{", "[]", "null", "{\"network\":\"a\"} trailing {", "\u0000")) {
            Files.writeString(file, damaged);
            assertThatThrownBy(store::load).as(damaged)
                    .isInstanceOf(BootException.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> store.update(settings -> settings.withNetwork("test")))
                    .isInstanceOf(BootException.class);
            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }

    @Test
    void aDamagedFileIsPutAsideWholeAndThereAreSettingsAgain() throws Exception {
        Files.createDirectories(file.getParent());
        assertThat(store.putAsideIfDamaged()).as("there is none").isEmpty();
        List<String> damages = List.of("", "{\"network\":\"te", "[1]", "\u0000\u0001", " ".repeat((1 << 20) + 1));
        for (int i = 0; i < damages.size(); i++) {
            Files.writeString(file, damages.get(i));
            Path aside = file.resolveSibling("settings.json.damaged" + (i == 0 ? "" : "-" + (i + 1)));
            assertThat(store.putAsideIfDamaged()).contains(aside);
            assertThat(Files.readString(aside)).isEqualTo(damages.get(i));
            assertThat(store.update(settings -> settings.withNetwork("test")).network()).hasValue("test");
            assertThat(store.putAsideIfDamaged()).as("it is sound").isEmpty();
        }
        Files.writeString(file, "{\"network\":5}");
        assertThat(store.putAsideIfDamaged()).as("values of another type are no damage").isEmpty();
    }

    @Test
    void whatCannotBeReadAtAllStaysWhereItIs() throws Exception {
        Files.createDirectories(file.resolve("a folder of that name"));
        assertThatThrownBy(store::putAsideIfDamaged).isInstanceOf(BootException.class);
        assertThat(file).isDirectory();
    }

    @Test
    void hugeFilesAreNotRead() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, " ".repeat((1 << 20) + 1));
        assertThatThrownBy(store::load).isInstanceOf(BootException.class).hasMessageContaining("far too large");
    }

    @Test
    void concurrentUpdatesLoseNothing() throws Exception {
        int writers = 4;
        int rounds = 10;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "writer" + writer + "round";
                done.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < rounds; round++) {
                        String field = name + round;
                        new SettingsStore(file).update(settings -> settings.withText(field, "x"));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<Void> one : done) {
                one.get();
            }
        }
        Settings settings = store.load();
        for (int writer = 0; writer < writers; writer++) {
            for (int round = 0; round < rounds; round++) {
                assertThat(settings.text("writer" + writer + "round" + round)).hasValue("x");
            }
        }
    }
}
