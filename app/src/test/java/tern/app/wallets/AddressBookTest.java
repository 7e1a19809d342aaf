package tern.app.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// The address book, over a real file.
class AddressBookTest {

    @TempDir
    private Path folder;

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final BookModel model = new BookModel();
    private final List<Problem> reported = new ArrayList<>();

    private Path file() {
        return folder.resolve("data").resolve("addresses.json");
    }

    private StoredAddressBook book() {
        return new StoredAddressBook(file(), texts);
    }

    private BookPresenter presenter(StoredAddressBook book) {
        BookPresenter presenter = new BookPresenter(model, book,
                new Workshop(Keystore.open(folder), Runnable::run, Runnable::run, texts), reported::add);
        presenter.load();
        return presenter;
    }

    private static String address(String whose) {
        return Samples.account(whose).address();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
    void isKeptInAFileOfTheOwnersAlone() throws Exception {
        BookPresenter presenter = presenter(book());
        presenter.edit(Optional.empty());
        presenter.save(" Anna ", " " + address("anna") + " ", "lunch", false);
        presenter.edit(Optional.empty());
        presenter.save("Kraken", address("kraken"), "", true);
        assertThat(model.wrong().get()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        StoredAddressBook again = book();
        again.load();
        assertThat(again.all()).containsExactly(new Contact("Anna", Samples.account("anna"), "lunch", false),
                new Contact("Kraken", Samples.account("kraken"), "", true));
        AddressBook seen = again;
        assertThat(seen.of(Samples.account("kraken")).orElseThrow().exchange()).isTrue();
        assertThat(seen.named("anna ")).isPresent();
        assertThat(seen.named("ann")).isEmpty();
        assertThat(seen.search("LUNCH")).hasSize(1);
        assertThat(seen.search(address("kraken").substring(3, 20))).hasSize(1);
    }

    /// Two different addresses that agree in the letters that people compare.
    private static AccountId[] twins(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Map<String, AccountId> byEnd = new HashMap<>();
        byte[] tail = new byte[8];
        while (true) {
            random.nextBytes(tail);
            System.arraycopy(tail, 0, bytes, 24, 8);
            AccountId made = AccountId.of(bytes);
            AccountId before = byEnd.put(made.address().substring(44), made);
            if (before != null && !before.equals(made)) {
                return new AccountId[]{before, made};
            }
        }
    }

    @Test
    void aTwinAndAWalletsNameAreRefusedWithASentence() throws Exception {
        StoredAddressBook book = book();
        BookPresenter presenter = presenter(book);
        AccountId[] twins = twins(3);
        presenter.save("Landlord", twins[0].address(), "", false);
        presenter.edit(Optional.empty());
        presenter.save("Landlord, new", twins[1].address(), "", false);
        assertThat(model.wrong().get()).hasValueSatisfying(text -> assertThat(text)
                .contains("begins and ends like that of “Landlord”", twins[0].address(), "thieves"));
        assertThat(book.all()).extracting(Contact::name).containsExactly("Landlord");
        presenter.edit(Optional.of(book.all().getFirst()));
        presenter.save("Landlord", twins[1].address(), "moved", false);
        assertThat(model.wrong().get()).as("in the place of its twin").isEmpty();
        presenter.edit(Optional.empty());
        try (Secret uri = Secret.takeChars("//Alice".toCharArray());
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(folder).createColdkey("savings", key, Optional.empty());
        }
        presenter.save("Savings", address("anna"), "", false);
        assertThat(model.wrong().get()).hasValueSatisfying(
                text -> assertThat(text).startsWith("One of your wallets is called “savings”"));
        presenter.edit(Optional.empty());
        presenter.save("savings", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "", false);
        assertThat(model.wrong().get()).as("the wallet's own address").isEmpty();
    }

    @Test
    void namesAndAddressesStandOnceAndAreRefusedWithASentence() throws Exception {
        StoredAddressBook book = book();
        BookPresenter presenter = presenter(book);
        presenter.save("Anna", address("anna"), "", false);
        presenter.edit(Optional.empty());
        presenter.save("ANNA", address("bob"), "", false);
        assertThat(model.wrong().get()).hasValueSatisfying(text -> assertThat(text).contains("Anna"));
        assertThat(model.editing().get()).as("the form stays").isTrue();
        presenter.save("Bob", address("anna"), "", false);
        assertThat(model.wrong().get()).hasValueSatisfying(text -> assertThat(text).contains("Anna"));
        presenter.save("Bob", "5Nonsense", "", false);
        assertThat(model.wrong().get()).isPresent();
        presenter.save(address("bob"), address("bob"), "", false);
        assertThat(model.wrong().get()).hasValueSatisfying(text -> assertThat(text).contains("address"));
        presenter.save("", address("bob"), "", false);
        assertThat(model.wrong().get()).isPresent();
        assertThat(book.all()).hasSize(1);
        presenter.edit(Optional.of(book.all().getFirst()));
        presenter.save("Anna", address("anna"), "a note", true);
        assertThat(book.all()).containsExactly(new Contact("Anna", Samples.account("anna"), "a note", true));
    }

    @Test
    void whatWasDeletedComesBack() {
        StoredAddressBook book = book();
        BookPresenter presenter = presenter(book);
        presenter.save("Anna", address("anna"), "note", true);
        Contact anna = book.all().getFirst();
        presenter.remove(anna);
        assertThat(book.all()).isEmpty();
        assertThat(model.contacts()).isEmpty();
        presenter.undo();
        assertThat(book.all()).containsExactly(anna);
        assertThat(model.removed().get()).isEmpty();
    }

    @Test
    void aDamagedFileIsPutAsideAndNothingOfItIsLost() throws Exception {
        StoredAddressBook sound = book();
        sound.put(Optional.empty(), new Contact("Zoe", Samples.account("zoe"), "a note", false));
        String whole = Files.readString(file());
        List<String> damages = List.of("", "{", "[]", "\u0000\u0007garbage", whole.substring(0, whole.length() / 2),
                "{\"addresses\":{}}", "{\"addresses\":[{\"name\":\"x\"}]}",
                "{\"addresses\":[{\"name\":7,\"note\":\"\",\"address\":\"5Gr\"}]}");
        for (int i = 0; i < damages.size(); i++) {
            Files.writeString(file(), damages.get(i));
            Path aside = file().resolveSibling("addresses.json.damaged" + (i == 0 ? "" : "-" + (i + 1)));
            StoredAddressBook book = book();
            BookPresenter presenter = presenter(book);
            assertThat(model.problem().get().orElseThrow().sentence()).contains(aside.toString());
            assertThat(reported).hasSize(i + 1);
            assertThat(Files.readString(aside)).isEqualTo(damages.get(i));
            presenter.load();
            assertThat(model.problem().get()).as("still said when the page is opened").isPresent();
            presenter.save("Anna", address("anna"), "", false);
            assertThat(model.wrong().get()).isEmpty();
            StoredAddressBook again = book();
            again.load();
            assertThat(again.all()).extracting(Contact::name).containsExactly("Anna");
        }
    }

    @Test
    void whoMustNotTouchTheFileReadsItAndLeavesItAsItIs() throws Exception {
        StoredAddressBook none = book();
        none.loadUntouched();
        assertThat(none.all()).isEmpty();
        assertThat(file().getParent()).doesNotExist();
        book().put(Optional.empty(), new Contact("Kraken", Samples.account("kraken"), "", true));
        StoredAddressBook book = book();
        book.loadUntouched();
        assertThat(book.names()).singleElement().satisfies(named -> assertThat(named.exchange()).isTrue());
        Files.writeString(file(), "{\"addr");
        assertThatThrownBy(book::loadUntouched)
                .isInstanceOfSatisfying(BookException.class, e -> assertThat(e.isDamage()).isTrue());
        assertThat(book.names()).as("what was read before stays").hasSize(1);
        assertThat(file()).hasContent("{\"addr");
        assertThat(file().resolveSibling("addresses.json.damaged")).doesNotExist();
    }

    @Test
    void whatWasReadBeforeTheFileWasDamagedIsWrittenAnew() throws Exception {
        StoredAddressBook book = book();
        book.put(Optional.empty(), new Contact("Anna", Samples.account("anna"), "a note", true));
        Files.writeString(file(), "{\"addr");
        book.put(Optional.empty(), new Contact("Bob", Samples.account("bob"), "", false));
        Files.writeString(file(), "[");
        book.load();
        StoredAddressBook again = book();
        again.load();
        assertThat(again.all()).extracting(Contact::name).containsExactly("Anna", "Bob");
        assertThat(again.all().getFirst().note()).isEqualTo("a note");
        assertThat(file().resolveSibling("addresses.json.damaged")).hasContent("{\"addr");
        assertThat(file().resolveSibling("addresses.json.damaged-2")).hasContent("[");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
    void aDamagedFileThatCannotBeMovedIsSaidAndLeftAlone() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        // a folder of that name is in the way of the lock
        Files.createDirectories(data.resolve(".addresses.json.lock"));
        Files.writeString(file(), "{");
        StoredAddressBook book = book();
        presenter(book);
        assertThat(model.problem().get().orElseThrow().sentence()).contains("addresses.json");
        assertThat(file()).hasContent("{");
        assertThat(reported).isEmpty();
    }

    @Test
    void twoWindowsDoNotLoseEachOthersEntries() throws Exception {
        StoredAddressBook one = book();
        StoredAddressBook other = book();
        one.put(Optional.empty(), new Contact("Anna", Samples.account("anna"), "", false));
        other.put(Optional.empty(), new Contact("Bob", Samples.account("bob"), "", false));
        assertThat(other.all()).extracting(Contact::name).containsExactly("Anna", "Bob");
        assertThatThrownBy(() -> one.put(Optional.empty(), new Contact("bob", Samples.account("x"), "", false)))
                .isInstanceOf(BookException.class);
    }

    @Test
    void aTableGoesOutAndComesInAgain() throws Exception {
        StoredAddressBook book = book();
        BookPresenter presenter = presenter(book);
        presenter.save("Anna, \"the\" best", address("anna"), "two\nlines", true);
        Path table = folder.resolve("book.csv");
        presenter.exportTo(table);
        assertThat(Files.readString(table)).startsWith("name,address,note,exchange\r\n");
        List<Contact> before = book.all();
        presenter.remove(before.getFirst());
        presenter.importFrom(table);
        assertThat(book.all()).isEqualTo(before);
        Files.writeString(table, "Bob," + address("bob") + "\n\nEve,5Wrong,,\nAnna 2," + address("anna")
                + ",x,yes\nnobody\nBinance," + address("binance") + ",,TRUE");
        presenter.importFrom(table);
        assertThat(model.said().get().orElseThrow()).contains("New: 2").contains("already: 1").contains("3, 5");
        assertThat(book.all()).extracting(Contact::name).containsExactly("Anna, \"the\" best", "Binance", "Bob");
        assertThat(book.named("Binance").orElseThrow().exchange()).isTrue();
        presenter.importFrom(folder.resolve("missing.csv"));
        assertThat(model.problem().get()).isPresent();
        presenter.exportTo(folder.resolve("no/such/folder.csv"));
        assertThat(model.problem().get().orElseThrow().sentence()).contains("folder.csv");
    }

    @Test
    void theSearchNarrowsWhatIsShown() {
        BookPresenter presenter = presenter(book());
        presenter.save("Anna", address("anna"), "", false);
        presenter.save("Bob", address("bob"), "", false);
        presenter.search("bo");
        assertThat(model.contacts()).extracting(Contact::name).containsExactly("Bob");
        presenter.search("");
        assertThat(model.contacts()).hasSize(2);
    }
}
