package tern.app.window;

import javafx.scene.Node;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Texts;
import tern.app.wallets.AddressBook;
import tern.app.wallets.BookModel;
import tern.app.wallets.BookPresenter;
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
    private final Runnable add;

    /// @param changed runs when a wallet changed, so that the rest of the window reads them again
    /// @param add     shows the ways to a new wallet
    WalletRooms(Workshop workshop, Folders folders, Runnable changed, Runnable add) {
        this.texts = workshop.texts();
        this.add = add;
        book = new StoredAddressBook(StoredAddressBook.file(folders), texts);
        presenter = new WalletsPresenter(wallets, workshop, new Labels(new SettingsStore(folders.settingsFile())),
                changed);
        bookPresenter = new BookPresenter(bookModel, book, workshop);
    }

    /// For pages that ask for a recipient or name an address.
    AddressBook book() {
        return book;
    }

    /// Reads the address book from the disk.
    void load() {
        bookPresenter.load();
    }

    Node page(Copier copier, Choosers choosers) {
        return new WalletsPage(new WalletsPage.Parts(wallets, presenter, bookModel, bookPresenter), texts, copier,
                choosers, add);
    }
}
