package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.prices.Fiat;
import tern.app.prices.PriceAddress;
import tern.app.prices.PriceChoice;
import tern.app.session.Preferences;
import tern.app.update.UpdateChoice;
import tern.app.web.WebAddress;

class SettingsPreferencesTest {

    @TempDir
    private Path home;

    @Test
    void whatIsSetIsKeptAndTheRestOfTheFileToo() throws Exception {
        Path file = home.resolve("settings.json");
        Files.writeString(file, "{\"network\": \"finney\", \"later\": {\"a\": 1}}");
        SettingsPreferences store = new SettingsPreferences(new SettingsStore(file));
        assertThat(store.load()).isEqualTo(Preferences.standard());
        Preferences wanted = new Preferences(Optional.of("de"), 5, true, 10, true, List.of("ws://a:1", "ws://b:2"),
                250, new PriceChoice(true, Fiat.JPY, PriceAddress.find("http://127.0.0.1:8080/price").orElseThrow()),
                new UpdateChoice(true, WebAddress.find("https://tern.example.org/update.json")));
        store.save(_ -> wanted);
        assertThat(new SettingsPreferences(new SettingsStore(file)).load()).isEqualTo(wanted);
        assertThat(Files.readString(file)).contains("\"later\"").contains("finney");
        store.save(now -> now.withLanguage(Optional.empty()));
        assertThat(store.load().language()).isEmpty();
    }

    @Test
    void nonsenseInTheFileCountsAsNotSet() throws Exception {
        Path file = home.resolve("settings.json");
        Files.writeString(file, "{\"autoLockMinutes\": \"-3\", \"clipboardSeconds\": \"99999\","
                + "\"practiceBlockMillis\": \"soon\", \"endpoints\": \"none\", \"hideAmounts\": 1}");
        assertThat(new SettingsPreferences(new SettingsStore(file)).load()).isEqualTo(Preferences.standard());
    }

    @Test
    void whatAnOlderTernWroteOfPricesAndUpdatesIsKeptAndNobodyIsAskedForIt() throws Exception {
        Path file = home.resolve("settings.json");
        Files.writeString(file, "{\"leaves\": \"seen\", \"prices\": \"on\", \"updates\": \"on\"}");
        SettingsPreferences store = new SettingsPreferences(new SettingsStore(file));
        assertThat(store.load().prices()).as("chosen before the page could say who is asked")
                .isEqualTo(PriceChoice.standard());
        store.save(now -> now.withAutoLockMinutes(5));
        assertThat(new SettingsStore(file).load().text("updates")).contains("on");
        assertThat(new SettingsStore(file).load().text("prices")).contains("on");
        assertThat(store.load().prices().on()).isFalse();
        assertThat(store.load().updates()).isEqualTo(UpdateChoice.standard());
        store.save(now -> now.withPrices(now.prices().withOn(true)));
        assertThat(store.load().prices().on()).isTrue();
    }

    @Test
    void whereTheChosenAddressCannotBeUsedNobodyElseIsAsked() throws Exception {
        Path file = home.resolve("settings.json");
        Files.writeString(file, "{\"priceAddress\": \"https://prices.example.org/\"}");
        SettingsPreferences store = new SettingsPreferences(new SettingsStore(file));
        store.save(now -> now.withPrices(now.prices().withOn(true)));
        assertThat(store.load().prices().on()).isTrue();
        Files.writeString(file, Files.readString(file).replace("https://", "http://"));
        assertThat(store.load().prices().on()).isFalse();
    }
}
