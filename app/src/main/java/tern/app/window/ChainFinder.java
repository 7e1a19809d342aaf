package tern.app.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import tern.app.feed.PortfolioSource;
import tern.app.fx.Fx;
import tern.app.home.HomeModel;
import tern.app.home.HomePresenter;
import tern.app.shell.FinderEntry;
import tern.app.ui.Addresses;
import tern.app.ui.Copier;
import tern.app.ui.FactsCard;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;
import tern.app.ui.Texts;
import tern.app.wallets.AddressBook;
import tern.app.wallets.Contact;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.Validator;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// What the finder finds of the chain: one's own positions, all subnets, all validators, and the address book.
///
/// One's own positions are shown on Home, other subnets on their page. The rest opens a card of what is known, with
/// addresses to copy. On the FX thread; what takes long is prepared elsewhere.
final class ChainFinder {

    private final Parts parts;
    private final Texts texts;
    private List<Found> validators = List.of();
    private Optional<Hash32> validatorsOf = Optional.empty();
    private volatile Prepared prepared = new Prepared(List.of(), List.of());

    /// @param background runs what prepares thousands of entries
    /// @param openHome   shows Home
    /// @param openSubnet shows a subnet's page
    /// @param openPanel  shows a card
    /// @param stake      begins to stake on a subnet
    record Parts(
            PortfolioSource source,
            HomeModel model,
            HomePresenter home,
            AddressBook book,
            Executor background,
            Runnable openHome,
            IntConsumer openSubnet,
            Consumer<Node> openPanel,
            Copier copier,
            BiConsumer<Integer, Optional<AccountId>> stake) {}

    private record Found(AccountId hotkey, FinderEntry entry) {}

    /// Entries, and the list that they were made of.
    private record Prepared(List<Validator> from, List<Found> made) {

        /// The feed hands out the same list until it has read it again; comparing thousands would take as long as
        /// making them.
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<Validator> found) {
            return from == found;
        }
    }

    ChainFinder(Parts parts, Texts texts) {
        this.parts = parts;
        this.texts = texts;
    }

    /// What is known now, the nearest first.
    List<FinderEntry> entries() {
        List<FinderEntry> entries = new ArrayList<>();
        Set<Integer> ownSubnets = new HashSet<>();
        Set<AccountId> ownValidators = new HashSet<>();
        for (PositionRow row : parts.model().rows()) {
            PositionValues values = row.values().get();
            if (ownSubnets.add(values.key().netuid())) {
                entries.add(new FinderEntry(texts.get("finder.subnet"), values.subnetName(),
                        Integer.toString(values.key().netuid()), values.symbol(),
                        () -> reveal(values.key().netuid())));
            }
        }
        for (PositionRow row : parts.model().rows()) {
            PositionValues values = row.values().get();
            if (ownValidators.add(values.key().hotkey())) {
                entries.add(new FinderEntry(texts.get("finder.validator"), values.validator(), values.subnetName(),
                        values.key().hotkey().address(), () -> reveal(values.key().netuid())));
            }
        }
        for (Contact contact : parts.book().all()) {
            entries.add(new FinderEntry(texts.get("finder.address"), contact.name(),
                    Addresses.shorten(contact.account()), contact.account().address() + " " + contact.note(),
                    () -> parts.openPanel().accept(card(contact))));
        }
        parts.source().current().snapshot().ifPresent(snapshot -> {
            for (Subnet subnet : snapshot.subnets().values()) {
                if (!ownSubnets.contains(subnet.netuid())) {
                    entries.add(new FinderEntry(texts.get("finder.subnet"), subnet.name(),
                            Integer.toString(subnet.netuid()), subnet.symbol(),
                            () -> parts.openSubnet().accept(subnet.netuid())));
                }
            }
            if (validatorsOf.filter(snapshot.genesis()::equals).isPresent()) {
                validators.stream()
                        .filter(found -> !ownValidators.contains(found.hotkey()))
                        .map(Found::entry)
                        .forEach(entries::add);
            }
        });
        return entries;
    }

    /// Asks for the validators, and tells when there are other ones than before.
    void later(Runnable more) {
        Optional<Hash32> chain = parts.source().current().snapshot().map(snapshot -> snapshot.genesis());
        parts.source().validators(found -> parts.background().execute(() -> {
            if (!prepared.isOf(found)) {
                prepared = new Prepared(found, found.stream().map(one -> new Found(one.hotkey(), entry(one))).toList());
            }
            List<Found> made = prepared.made();
            Fx.run(() -> take(chain, made, more));
        }));
    }

    private void take(Optional<Hash32> chain, List<Found> made, Runnable more) {
        boolean others = !made.isEmpty() && (made.size() != validators.size() || !chain.equals(validatorsOf));
        if (!made.isEmpty()) {
            validators = made;
            validatorsOf = chain;
        }
        if (others) {
            more.run();
        }
    }

    /// Whole addresses take long to write: thousands of them are made in the background.
    private FinderEntry entry(Validator validator) {
        String shortly = Addresses.shorten(validator.hotkey());
        return new FinderEntry(texts.get("finder.validator"), validator.name().orElse(shortly),
                validator.name().isPresent() ? shortly : "",
                validator.hotkey().address() + validator.owner().map(owner -> " " + owner.address()).orElse(""),
                () -> parts.openPanel().accept(card(validator)));
    }

    private void reveal(int netuid) {
        parts.openHome().run();
        parts.home().reveal(netuid);
    }

    private FactsCard card(Validator validator) {
        String name = validator.name().orElseGet(() -> Addresses.shorten(validator.hotkey()));
        FactsCard card = new FactsCard("validator-card", name, texts, parts.copier())
                .address(texts.get("card.hotkey"), validator.hotkey(), name);
        validator.owner().ifPresent(owner -> card.address(texts.get("card.owner"), owner, texts.get("card.owner")));
        return card.action("validator-card-stake", texts.get("stake.card.validator"),
                () -> parts.stake().accept(0, Optional.of(validator.hotkey())))
                .sentence(texts.get(validator.name().isPresent() ? "card.claimed" : "card.nameless"));
    }

    private FactsCard card(Contact contact) {
        FactsCard card = new FactsCard("contact-card", contact.name(), texts, parts.copier())
                .address(texts.get("finder.address"), contact.account(), contact.name());
        if (!contact.note().isBlank()) {
            card.sentence(contact.note());
        }
        return contact.exchange() ? card.sentence(texts.get("card.exchange")) : card;
    }
}
