package tern.app.window;

import java.util.function.Consumer;
import javafx.scene.Node;
import tern.app.activity.ActivityPresenter;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.session.SecretFields;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Texts;
import tern.app.wallets.AddressBook;
import tern.app.wallets.BookModel;
import tern.app.wallets.BookPresenter;
import tern.app.wallets.Contact;
import tern.app.wallets.Labels;
import tern.app.wallets.StoredAddressBook;
import tern.app.wallets.WalletsModel;
import tern.app.wallets.WalletsPage;
import tern.app.wallets.WalletsPresenter;
import tern.app.wallets.Workshop;

/// Puts the page of wallets together, and keeps the address book for the other pages.
final class WalletRooms {

    private final WalletsModel wallets = new WalletsModel();
    private final BookModel bookModel = new BookModel();
    private final StoredAddressBook book;
    private final WalletsPresenter presenter;
    private final BookPresenter bookPresenter;
    private final Texts texts;
    private final Workshop workshop;
    private final Labels labels;
    private final Consumer<Problem> report;
    private final Runnable add;

    /// @param book    not read yet
    /// @param changed runs when a wallet changed, so that the rest of the window reads them again
    /// @param add     shows the ways to a new wallet
    /// @param report  is told of files that were damaged
    WalletRooms(Workshop workshop, StoredAddressBook book, Folders folders, Runnable changed, Runnable add,
            Consumer<Problem> report) {
        this.texts = workshop.texts();
        this.add = add;
        this.workshop = workshop;
        this.book = book;
        this.report = report;
        labels = new Labels(new SettingsStore(folders.settingsFile()), texts);
        presenter = new WalletsPresenter(wallets, workshop, labels, changed);
        bookPresenter = new BookPresenter(bookModel, book, workshop, report);
    }

    /// For pages that ask for a recipient or name an address.
    AddressBook book() {
        return book;
    }

    /// Lets Activity call accounts as the address book does, and follow its changes.
    void nameIn(ActivityPresenter activity) {
        activity.call(account -> book.of(account).map(Contact::name));
        book.watch(() -> Fx.run(activity::again));
    }

    /// The book's file, not read yet.
    static StoredAddressBook bookOf(Folders folders, Texts texts) {
        return new StoredAddressBook(StoredAddressBook.file(folders), texts);
    }

    /// Looks at the settings before anybody else does, so that a damaged file is put aside and said once, and reads the
    /// address book.
    void load() {
        workshop.run(labels::load, known -> known.trouble().ifPresent(report), report);
        bookPresenter.load();
    }

    Node page(Copier copier, Choosers choosers, SecretFields secrets) {
        return new WalletsPage(new WalletsPage.Parts(wallets, presenter, bookModel, bookPresenter, secrets), texts,
                copier,
                choosers, add);
    }
}
