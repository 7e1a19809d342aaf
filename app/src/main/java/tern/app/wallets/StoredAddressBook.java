package tern.app.wallets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tern.app.boot.DamagedFile;
import tern.app.boot.ExclusiveFile;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.KnownRecipients;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.TernException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The address book as a file, `addresses.json`: plain, the owner's alone, written whole or not at all. A damaged file
/// is put aside and never overwritten, or left alone ([#loadUntouched]). Reading and changing touch the disk: not on
/// the FX thread.
public final class StoredAddressBook implements AddressBook {

    private static final String LIST = "addresses";
    private static final int LIMIT = 8 << 20;
    private static final int LONGEST = 400;

    private final Path file;
    private final Texts texts;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Path>> asideWatchers = new CopyOnWriteArrayList<>();
    private volatile List<Contact> contacts = List.of();

    /// @param file need not exist
    public StoredAddressBook(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /// The book of a folder, with English words for what goes wrong.
    public static StoredAddressBook of(Folders folders) {
        return new StoredAddressBook(file(folders), Texts.load(Locale.ENGLISH));
    }

    public static Path file(Folders folders) {
        return folders.data().resolve("addresses.json");
    }

    /// What is in it as names for addresses.
    public List<Named> names() {
        return contacts.stream()
                .map(contact -> new Named(contact.account(), contact.name(), Origin.BOOK, contact.exchange()))
                .toList();
    }

    @Override
    public List<Contact> all() {
        return contacts;
    }

    @Override
    public List<Contact> search(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return contacts.stream()
                .filter(contact -> contact.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || contact.note().toLowerCase(Locale.ROOT).contains(wanted)
                        || contact.account().address().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /// Calls after every change, on the thread that made it.
    public void watch(Runnable changed) {
        watchers.add(changed);
    }

    /// Calls when a damaged file was put aside, on the thread that found it.
    ///
    /// @param aside is told where it is now
    public void watchAside(Consumer<Path> aside) {
        asideWatchers.add(aside);
    }

    /// Reads the file. A damaged one is put aside; what was read of it before stays, and is written anew.
    ///
    /// @throws TernException when it cannot be read or put aside; what was read before stays
    public void load() throws TernException {
        try {
            publish(read());
        } catch (BookException e) {
            if (!e.isDamage()) {
                throw e;
            }
            change(UnaryOperator.identity(), _ -> Optional.empty());
        }
    }

    /// Reads the file and leaves it as it is, whatever is in it: for whoever must not go on without it.
    ///
    /// @throws BookException when it is damaged or cannot be read; what was read before stays
    public void loadUntouched() throws BookException {
        publish(read());
    }

    /// Adds an entry, or puts it in the place of another.
    ///
    /// @param old the entry as it was; empty for a new one
    public void put(Optional<Contact> old, Contact contact) throws TernException {
        check(contact);
        change(list -> {
            old.ifPresent(list::remove);
            list.add(contact);
            return list;
        }, list -> collision(list, old, contact).or(() -> twin(list, old, contact)));
    }

    public void remove(Contact contact) throws TernException {
        change(list -> {
            list.remove(contact);
            return list;
        }, _ -> Optional.empty());
    }

    /// What came of an import.
    ///
    /// @param added how many are new
    /// @param known how many were there already, by name or address, and were left as they are
    /// @param wrong the lines that hold no entry
    public record Imported(int added, int known, List<Integer> wrong) {}

    /// Adds the entries of a table.
    ///
    /// @param csv see [BookCsv]
    public Imported add(String csv) throws TernException {
        BookCsv.Table table = BookCsv.read(csv);
        int[] counts = new int[2];
        change(list -> {
            for (Contact contact : table.contacts()) {
                boolean there = collision(list, Optional.empty(), contact).isPresent();
                counts[there ? 1 : 0]++;
                if (!there) {
                    list.add(contact);
                }
            }
            return list;
        }, _ -> Optional.empty());
        return new Imported(counts[0], counts[1], table.wrong());
    }

    /// Why an entry cannot be kept; said before anything is written.
    private void check(Contact contact) throws BookException {
        String name = contact.name();
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new BookException(texts.get("book.name.empty"), null);
        }
        if (name.length() > LONGEST || contact.note().length() > LONGEST * 10) {
            throw new BookException(texts.get("book.long"), null);
        }
        if (isAddress(name)) {
            throw new BookException(texts.get("book.name.address"), null);
        }
    }

    private static boolean isAddress(String text) {
        try {
            Ss58.parseAny(text);
            return true;
        } catch (AddressException notAnAddress) {
            // most names are none
            return false;
        }
    }

    private Optional<String> collision(List<Contact> list, Optional<Contact> old, Contact contact) {
        for (Contact other : list) {
            if (old.filter(other::equals).isPresent()) {
                continue;
            }
            if (other.name().equalsIgnoreCase(contact.name())) {
                return Optional.of(texts.get("book.name.taken", other.name()));
            }
            if (other.account().equals(contact.account())) {
                return Optional.of(texts.get("book.address.taken", other.name()));
            }
        }
        return Optional.empty();
    }

    /// Nobody makes two addresses that begin and end alike by chance, and few people compare more of them.
    private Optional<String> twin(List<Contact> list, Optional<Contact> old, Contact contact) {
        List<Contact> others = list.stream().filter(other -> old.filter(other::equals).isEmpty()).toList();
        return KnownRecipients
                .lookAlike(contact.account().address(),
                        others.stream().map(other -> other.account().address()).toList())
                .flatMap(alike -> others.stream()
                        .filter(other -> other.account().address().equals(alike))
                        .findFirst())
                .map(other -> texts.get("book.address.twin", other.name(), other.account().address()));
    }

    /// Why a change cannot be made to the list as it is in the file now.
    private interface Obstacle {
        Optional<String> in(List<Contact> list);
    }

    private void change(UnaryOperator<List<Contact>> change, Obstacle obstacle) throws TernException {
        List<Contact> changed;
        try {
            changed = ExclusiveFile.<List<Contact>, BookException>alone(file, () -> {
                List<Contact> list = readOrPutAside();
                Optional<String> wrong = obstacle.in(list);
                if (wrong.isPresent()) {
                    throw new BookException(wrong.get(), null);
                }
                List<Contact> result = change.apply(list);
                save(result);
                return result;
            });
        } catch (IOException e) {
            throw new BookException(texts.get("book.unsaved", file.toString()), e);
        }
        publish(changed);
    }

    private void publish(List<Contact> list) {
        List<Contact> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparing((Contact contact) -> contact.name().toLowerCase(Locale.ROOT)));
        contacts = List.copyOf(sorted);
        watchers.forEach(Runnable::run);
    }

    /// To be called while nobody else writes the file.
    private List<Contact> readOrPutAside() throws BookException {
        try {
            return read();
        } catch (BookException e) {
            if (!e.isDamage()) {
                throw e;
            }
            Path aside;
            try {
                aside = DamagedFile.putAside(file);
            } catch (IOException stays) {
                e.addSuppressed(stays);
                throw e;
            }
            asideWatchers.forEach(watcher -> watcher.accept(aside));
            return new ArrayList<>(contacts);
        }
    }

    private List<Contact> read() throws BookException {
        List<Contact> list = new ArrayList<>();
        try {
            if (Files.size(file) > LIMIT) {
                throw damaged(null);
            }
            JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (!tree.path(LIST).isArray()) {
                throw damaged(null);
            }
            for (JsonNode one : tree.path(LIST)) {
                list.add(new Contact(text(one, "name"), account(one), text(one, "note"),
                        one.path("exchange").booleanValue(false)));
            }
            return list;
        } catch (NoSuchFileException e) {
            return list;
        } catch (JacksonException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new BookException(texts.get("book.unreadable", file.toString()), e);
        }
    }

    private String text(JsonNode entry, String field) throws BookException {
        if (!entry.path(field).isString()) {
            throw damaged(null);
        }
        return entry.path(field).stringValue();
    }

    private AccountId account(JsonNode entry) throws BookException {
        try {
            return Ss58.parse(text(entry, "address"));
        } catch (AddressException e) {
            throw damaged(e);
        }
    }

    private BookException damaged(@Nullable Exception cause) {
        return BookException.damaged(texts.get("book.damaged", file.toString()), cause);
    }

    private void save(List<Contact> list) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = tree.putArray(LIST);
        for (Contact contact : list) {
            entries.addObject()
                    .put("name", contact.name())
                    .put("address", contact.account().address())
                    .put("note", contact.note())
                    .put("exchange", contact.exchange());
        }
        OwnerOnly.writeAtomically(file,
                ByteBuffer.wrap(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree)));
    }
}
