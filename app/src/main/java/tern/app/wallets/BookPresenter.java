package tern.app.wallets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tern.app.feed.Problem;
import tern.app.ui.Texts;
import tern.app.wallets.StoredAddressBook.Imported;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Shows, searches and changes the address book. Plain Java; to be called on the FX thread.
public final class BookPresenter {

    private static final int LONGEST_TABLE = 8 << 20;

    private final BookModel model;
    private final StoredAddressBook book;
    private final Workshop workshop;
    private String search = "";
    /// Stays to be seen: the book is shown long after it was read.
    private Optional<Problem> aside = Optional.empty();

    /// @param report is told, on the FX thread, when the file was damaged
    public BookPresenter(BookModel model, StoredAddressBook book, Workshop workshop, Consumer<Problem> report) {
        this.model = model;
        this.book = book;
        this.workshop = workshop;
        book.watch(() -> workshop.ui().execute(this::fill));
        book.watchAside(path -> workshop.ui().execute(() -> {
            Problem problem = new Problem(workshop.texts().get("book.aside", path.toString()), Optional.empty());
            aside = Optional.of(problem);
            model.problem.set(aside);
            report.accept(problem);
        }));
    }

    /// Reads the book from the disk.
    public void load() {
        workshop.run(() -> {
            book.load();
            return true;
        }, _ -> model.problem.set(aside), this::fail);
    }

    public void search(String text) {
        search = text;
        fill();
    }

    /// Opens the form.
    ///
    /// @param contact what to change; empty: a new entry
    public void edit(Optional<Contact> contact) {
        model.wrong.set(Optional.empty());
        model.edited.set(contact);
        model.editing.set(true);
    }

    /// Closes the form and keeps nothing of it.
    public void cancel() {
        model.editing.set(false);
        model.wrong.set(Optional.empty());
    }

    /// Keeps what stands in the form.
    public void save(String name, String address, String note, boolean exchange) {
        Contact contact;
        try {
            contact = new Contact(name.strip(), Ss58.parse(address.strip()), note.strip(), exchange);
        } catch (AddressException e) {
            model.wrong.set(Optional.of(e.sentence()));
            return;
        }
        Optional<Contact> old = model.edited.get();
        workshop.run(() -> {
            refuseWalletsName(contact);
            book.put(old, contact);
            return contact.name();
        }, saved -> {
            cancel();
            say(workshop.texts().get("book.saved", saved));
        }, problem -> model.wrong.set(Optional.of(problem.sentence())));
    }

    /// A name that a wallet has with another address would say neither of the two.
    private void refuseWalletsName(Contact contact) throws TernException {
        for (WalletEntry entry : workshop.keystore().list()) {
            if (entry.name().equalsIgnoreCase(contact.name())
                    && entry.coldkey().filter(contact.account()::equals).isEmpty()) {
                throw new BookException(workshop.texts().get("book.name.wallet", entry.name()), null);
            }
        }
    }

    /// Deletes an entry, which can be brought back until the next one is deleted.
    public void remove(Contact contact) {
        workshop.run(() -> {
            book.remove(contact);
            return contact;
        }, gone -> {
            model.removed.set(Optional.of(gone));
            say(workshop.texts().get("book.removed", gone.name()));
        }, this::fail);
    }

    /// Brings back what was deleted last.
    public void undo() {
        model.removed.get().ifPresent(contact -> workshop.run(() -> {
            book.put(Optional.empty(), contact);
            return contact;
        }, back -> {
            model.removed.set(Optional.empty());
            say(workshop.texts().get("book.back", back.name()));
        }, this::fail));
    }

    /// Writes the whole book as a table.
    public void exportTo(Path file) {
        List<Contact> all = book.all();
        workshop.run(() -> {
            try {
                Files.writeString(file, BookCsv.write(all), StandardCharsets.UTF_8);
                return file;
            } catch (IOException e) {
                throw new BookException(workshop.texts().get("book.export.failed", file.toString()), e);
            }
        }, written -> say(workshop.texts().get("book.exported", written.toString())), this::fail);
    }

    /// Adds the entries of a table.
    public void importFrom(Path file) {
        workshop.run(() -> {
            try {
                if (Files.size(file) > LONGEST_TABLE) {
                    throw new BookException(workshop.texts().get("book.import.large", file.toString()), null);
                }
                return book.add(Files.readString(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new BookException(workshop.texts().get("book.import.failed", file.toString()), e);
            }
        }, done -> say(sentence(done)), this::fail);
    }

    private String sentence(Imported done) {
        Texts texts = workshop.texts();
        String counts = texts.get("book.imported", Integer.toString(done.added()), Integer.toString(done.known()));
        if (done.wrong().isEmpty()) {
            return counts;
        }
        return counts + " " + texts.get("book.imported.wrong", done.wrong()
                .stream()
                .limit(20)
                .map(line -> Integer.toString(line))
                .collect(Collectors.joining(", ")));
    }

    private void fill() {
        List<Contact> found = book.search(search);
        if (!model.contacts.equals(found)) {
            model.contacts.setAll(found);
        }
    }

    private void say(String words) {
        model.problem.set(aside);
        model.said.set(Optional.of(words));
    }

    private void fail(Problem problem) {
        model.problem.set(Optional.of(problem));
    }
}
