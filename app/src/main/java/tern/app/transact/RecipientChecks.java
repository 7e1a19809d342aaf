package tern.app.transact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.app.practice.PracticeNetwork;
import tern.app.transact.AddressNames.Named;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// What this computer knows about an address that something is to be sent to.
public final class RecipientChecks {

    private final AddressNames names;
    private final Set<String> sentTo;

    /// @param names  of own wallets, watched addresses and the address book
    /// @param sentTo addresses that something was sent to from here on this chain
    public RecipientChecks(AddressNames names, Set<String> sentTo) {
        this.names = names;
        this.sentTo = new LinkedHashSet<>(sentTo);
    }

    /// The names that the person has for addresses.
    AddressNames names() {
        return names;
    }

    /// What there is to look at before an intent; nothing for what does not go to an address.
    ///
    /// @param wallet the name of the wallet that sends, about which there is nothing to say
    /// @return most serious first
    public List<Warning> warnings(Intent intent, String wallet) {
        return Review.recipient(intent)
                .map(recipient -> intent instanceof Intent.TransferStake
                        ? stakeWarnings(recipient, wallet)
                        : warnings(recipient, wallet))
                .orElse(List.of());
    }

    private List<Warning> warnings(AccountId recipient, String wallet) {
        List<Warning> warnings = new ArrayList<>();
        lookAlike(recipient).ifPresent(twin -> warnings.add(new Warning(Warning.Kind.LOOK_ALIKE, sentence(twin))));
        if (!sentTo.contains(recipient.address())) {
            warnings.add(new Warning(Warning.Kind.FIRST_TIME, TransactException.text("warning.first-time")));
        }
        for (Named named : names.all()) {
            if (!named.account().equals(recipient) || named.name().equals(wallet)) {
                continue;
            }
            String key = switch (named.origin()) {
                case OWN_WALLET -> "warning.own-wallet";
                case WATCHED -> recipient.equals(PracticeNetwork.holder())
                        ? "warning.practice-holder"
                        : "warning.watched-address";
                case BOOK -> "warning.book";
            };
            warnings.add(new Warning(named.origin() == AddressNames.Origin.OWN_WALLET
                    ? Warning.Kind.OWN_WALLET
                    : Warning.Kind.KNOWN, TransactException.text(key, named.name())));
        }
        exchange(recipient).ifPresent(named -> warnings.add(new Warning(Warning.Kind.EXCHANGE,
                TransactException.text("warning.exchange", named.name()))));
        return List.copyOf(warnings);
    }

    /// For stake that is given away: at an exchange it is usually lost, so that comes before most else.
    /// The protocol's own accounts are refused by the plan.
    private List<Warning> stakeWarnings(AccountId recipient, String wallet) {
        List<Warning> warnings = new ArrayList<>(warnings(recipient, wallet));
        warnings.removeIf(warning -> warning.kind() == Warning.Kind.EXCHANGE);
        exchange(recipient).ifPresent(named -> warnings.addFirst(new Warning(Warning.Kind.STAKE_TO_EXCHANGE,
                TransactException.text("warning.stake-to-exchange", named.name()))));
        return List.copyOf(warnings);
    }

    /// Refuses addresses that stake must not be moved to while nobody reads the warnings: the protocol's own accounts
    /// and exchanges.
    ///
    /// @throws TransactException with the reason
    public void requireTakesStake(AccountId recipient) throws TransactException {
        Optional<String> system = SystemAccounts.describe(recipient);
        if (system.isPresent()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.stake-to-system", system.get());
        }
        Optional<Named> exchange = exchange(recipient);
        if (exchange.isPresent()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.stake-to-exchange",
                    exchange.get().name());
        }
    }

    /// A known address that this one only looks like.
    public Optional<String> lookAlike(AccountId recipient) {
        Set<String> known = new LinkedHashSet<>(sentTo);
        names.all().forEach(named -> known.add(named.account().address()));
        return KnownRecipients.lookAlike(recipient.address(), known);
    }

    private Optional<Named> exchange(AccountId recipient) {
        return names.all().stream().filter(named -> named.exchange() && named.account().equals(recipient)).findFirst();
    }

    private String sentence(String twin) {
        return names.all()
                .stream()
                .filter(named -> named.account().address().equals(twin))
                .findFirst()
                .map(named -> TransactException.text("warning.look-alike-named", named.name(), twin))
                .orElseGet(() -> TransactException.text("warning.look-alike", twin));
    }
}
