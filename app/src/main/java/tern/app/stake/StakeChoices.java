package tern.app.stake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.OwnAccount;
import tern.app.ui.Addresses;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionRows;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;
import tern.wallet.units.Rao;

/// What can be chosen on «Stake», and what is chosen. On the FX thread.
final class StakeChoices {

    /// Before anything is typed the least that there is tells what the least amount is.
    private static final Rao SMALLEST = Rao.of(1);

    private final StakeModel model;
    private final ValidatorRows rows;
    private final Series series;
    private boolean filling;
    private Optional<PortfolioSnapshot> snapshot = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private Optional<Integer> wantedSubnet = Optional.empty();
    private Optional<AccountId> wantedValidator = Optional.empty();

    StakeChoices(StakeModel model, ValidatorRows rows, Series series) {
        this.model = model;
        this.rows = rows;
        this.series = series;
        model.colours = series::of;
    }

    void show(PortfolioState state, List<Named> names) {
        snapshot = state.snapshot();
        accounts = state.accounts();
        List<OwnAccount> own = OwnAccount.of(accounts, names);
        if (!own.equals(model.accounts)) {
            Optional<OwnAccount> before = model.own.get();
            model.accounts.setAll(own);
            model.own.set(OwnAccount.keep(before, own));
        }
        again();
    }

    /// Whether what is there is being brought up to date: a table that loses its marked row marks another, which nobody
    /// has chosen.
    boolean isFilling() {
        return filling;
    }

    /// Another wallet is chosen: what one allows is not what another does.
    void otherOwn() {
        model.tolerance.set(Tolerance.DEFAULT);
        again();
    }

    /// Fills everything in anew.
    void again() {
        fillSubnets();
        fillHoldings();
        fillFunds();
        model.free.set(account().map(one -> one.free().minusOrZero(one.locked())));
        model.spendable.set(account().map(AccountPicture::transferable));
        fillValidators();
    }

    private Optional<AccountPicture> account() {
        return model.own.get().flatMap(own -> picture(own.account()));
    }

    private Optional<AccountPicture> picture(AccountId account) {
        return snapshot.flatMap(read -> read.accounts()
                .stream()
                .filter(one -> one.account().equals(account))
                .findFirst());
    }

    private void fillSubnets() {
        List<SubnetChoice> all = snapshot.map(read -> read.subnets()
                .values()
                .stream()
                .sorted(Comparator.comparingInt(Subnet::netuid))
                .map(subnet -> new SubnetChoice(subnet.netuid(), subnet.name(), subnet.symbol(), subnet.price()))
                .toList()).orElse(List.of());
        if (!all.equals(model.subnets)) {
            model.subnets.setAll(all);
        }
        int netuid = wantedSubnet.orElseGet(() -> account().stream()
                .flatMap(account -> account.positions().stream())
                .map(PositionPicture::netuid)
                .findFirst()
                .orElse(0));
        model.subnet.set(all.stream().filter(one -> one.netuid() == netuid).findFirst());
    }

    private void fillHoldings() {
        List<PositionValues> values = new ArrayList<>();
        snapshot.ifPresent(read -> read.accounts()
                .forEach(account -> account.positions()
                        .forEach(position -> values.add(values(read, account.account(), position)))));
        Map<Integer, Integer> colours = series.of(values.stream().map(one -> one.key().netuid()).toList());
        filling = true;
        PositionRows.update(model.holdings, values.stream()
                .map(one -> one.withSeries(colours.getOrDefault(one.key().netuid(), Series.OTHER)))
                .toList());
        filling = false;
        model.from.set(model.from.get().flatMap(before -> holding(before.key())));
    }

    private void fillFunds() {
        List<FundRow> all = new ArrayList<>();
        model.older.set(account().filter(account -> account.claims().isEmpty()).isPresent());
        account().flatMap(AccountPicture::claims)
                .ifPresent(claims -> claims.positions()
                        .forEach(owed -> all.add(new FundRow(owed.hotkey(), name(owed.hotkey()), owed.accrued(),
                                owed.worth(), owed.claim().map(one -> one.forfeited()).orElse(Rao.ZERO),
                                owed.claim().map(one -> one.rows()),
                                !owed.worth().isZero() && owed.worth().compareTo(claims.threshold()) >= 0))));
        all.sort(Comparator.comparing(FundRow::brings).reversed().thenComparing(FundRow::hotkey));
        if (!all.equals(model.funds)) {
            model.funds.setAll(all);
        }
        model.fund.set(model.fund.get()
                .filter(hotkey -> all.stream().anyMatch(fund -> fund.pays() && fund.hotkey().equals(hotkey))));
    }

    private Optional<String> name(AccountId hotkey) {
        return model.holdings.stream()
                .filter(row -> row.key().hotkey().equals(hotkey))
                .findFirst()
                .flatMap(row -> row.values().get().validatorName())
                .or(() -> rows.name(hotkey));
    }

    private PositionValues values(PortfolioSnapshot read, AccountId coldkey, PositionPicture position) {
        return new PositionValues(new PositionValues.Key(coldkey, position.netuid(), position.hotkey()),
                accounts.stream()
                        .filter(named -> named.account().equals(coldkey))
                        .map(NamedAccount::name)
                        .findFirst()
                        .orElseGet(() -> Addresses.shorten(coldkey)),
                Optional.ofNullable(read.subnets().get(position.netuid()))
                        .map(Subnet::name)
                        .orElseGet(() -> Integer.toString(position.netuid())),
                position.symbol(), position.validatorName(), position.alpha(), position.price(),
                position.exitSource() == ExitSource.UNAVAILABLE ? Optional.empty() : Optional.of(position.exit()),
                position.exitSource() == ExitSource.POOL_FORMULA, position.spot(), position.earning());
    }

    private Optional<PositionValues> holding(PositionValues.Key key) {
        return model.holdings.stream()
                .filter(row -> row.key().equals(key))
                .map(PositionRow::values)
                .map(values -> values.get())
                .findFirst();
    }

    /// Fills in the validators of the subnet.
    void fillValidators() {
        int netuid = model.subnet.get().map(SubnetChoice::netuid).orElse(0);
        Map<AccountId, Rao> own = new HashMap<>();
        account().ifPresent(account -> account.positions()
                .stream()
                .filter(position -> position.netuid() == netuid)
                .forEach(position -> own.put(position.hotkey(), position.alpha())));
        List<ValidatorRow> all = rows.of(netuid, own).stream().filter(row -> !isThere(row.hotkey())).toList();
        if (!all.equals(model.validators)) {
            model.validators.setAll(all);
        }
        // stake that is moved goes somewhere else, which nobody can choose but the person
        Optional<ValidatorRow> largest = all.stream()
                .findFirst()
                .filter(row -> !row.own().isZero() && model.action.get() != StakeAction.MOVE);
        model.validator.set(wantedValidator.filter(hotkey -> !isThere(hotkey))
                .map(hotkey -> all.stream()
                        .filter(row -> row.hotkey().equals(hotkey))
                        .findFirst()
                        .orElseGet(() -> rows.stranger(hotkey)))
                .or(() -> largest));
    }

    /// Stake that is moved goes to somebody else.
    private boolean isThere(AccountId hotkey) {
        return model.action.get() == StakeAction.MOVE
                && model.from.get().filter(from -> from.key().hotkey().equals(hotkey)).isPresent();
    }

    void subnet(int netuid) {
        if (model.subnet.get().filter(now -> now.netuid() == netuid).isEmpty()) {
            wantedValidator = Optional.empty();
        }
        wantedSubnet = Optional.of(netuid);
        again();
    }

    /// Nothing is chosen any more.
    void forget() {
        wantedSubnet = Optional.empty();
        wantedValidator = Optional.empty();
        again();
    }

    void validator(AccountId hotkey) {
        wantedValidator = Optional.of(hotkey);
        fillValidators();
    }

    void from(PositionValues.Key key) {
        model.from.set(holding(key));
        if (model.action.get() == StakeAction.MOVE) {
            subnet(key.netuid());
        }
    }

    /// Another action was chosen.
    void action() {
        if (model.action.get().isFromHolding() && model.from.get().isEmpty() && model.holdings.size() == 1) {
            from(model.holdings.getFirst().key());
        }
        if (model.action.get() == StakeAction.MOVE) {
            model.from.get().ifPresent(from -> subnet(from.key().netuid()));
        }
        fillValidators();
    }

    String place(int netuid, AccountId hotkey) {
        return model.holdings.stream()
                .filter(row -> row.key().netuid() == netuid && row.key().hotkey().equals(hotkey))
                .map(row -> row.values().get())
                .map(values -> values.subnetName() + " · " + values.validator())
                .findFirst()
                .orElseGet(() -> netuid + " · " + Addresses.shorten(hotkey));
    }

    /// Whose key signs what is chosen.
    Optional<OwnAccount> signer() {
        return model.action.get().isFromHolding()
                ? model.from.get()
                        .flatMap(from -> model.accounts.stream()
                                .filter(own -> own.account().equals(from.key().coldkey()))
                                .findFirst())
                : model.own.get();
    }

    /// @param amount empty: everything
    Optional<Intent> intent(Optional<Rao> amount) {
        return switch (model.action.get()) {
            case ADD -> amount.flatMap(tao -> model.own.get()
                    .flatMap(own -> target().map(target -> new Intent.AddStake(own.account(), target.hotkey(),
                            target.netuid(), tao, tolerance(), model.atLimit.get()))));
            case REMOVE -> model.from.get()
                    .map(PositionValues::key)
                    .map(from -> new Intent.RemoveStake(from.coldkey(), from.hotkey(), from.netuid(), amount,
                            tolerance(), amount.isEmpty() ? AtLimit.STOP : model.atLimit.get()));
            case MOVE -> model.from.get()
                    .map(PositionValues::key)
                    .flatMap(from -> target().map(target -> new Intent.MoveStake(from.coldkey(), from.hotkey(),
                            target.hotkey(), from.netuid(), amount)));
            case SWAP -> model.from.get()
                    .map(PositionValues::key)
                    .flatMap(from -> target().map(target -> new Intent.SwapStake(from.coldkey(), from.hotkey(),
                            target.hotkey(), from.netuid(), target.netuid(), amount, tolerance(),
                            model.atLimit.get())));
            case GIVE -> model.from.get()
                    .flatMap(from -> model.found.get()
                            .map(to -> new Intent.TransferStake(from.key().coldkey(), to, from.key().hotkey(),
                                    from.key().netuid(), amount.orElse(from.amount()))));
            case CLAIM -> model.own.get().map(own -> new Intent.ClaimRoot(own.account(), model.fund.get()));
            case EXIT -> model.own.get()
                    .map(own -> new Intent.RemoveAllStake(own.account(), Optional.empty(), tolerance()));
        };
    }

    private Optional<Tolerance> tolerance() {
        return Optional.of(model.tolerance.get());
    }

    private record Target(AccountId hotkey, int netuid) {}

    private Optional<Target> target() {
        return model.validator.get()
                .flatMap(validator -> model.subnet.get()
                        .map(subnet -> new Target(validator.hotkey(), subnet.netuid())));
    }

    /// What is asked before anything is typed.
    Optional<Intent> probe() {
        return intent(model.action.get().isFromHolding() ? Optional.empty() : Optional.of(SMALLEST));
    }

    Offers.Standing standing(Intent intent) {
        Rao free = picture(intent.signer()).map(AccountPicture::free).orElse(Rao.ZERO);
        return new Offers.Standing(free, switch (intent) {
            case Intent.AddStake add -> staked(add.coldkey(), add.netuid(), add.hotkey());
            case Intent.RemoveStake remove -> staked(remove.coldkey(), remove.netuid(), remove.hotkey());
            case Intent.TransferStake give -> staked(give.coldkey(), give.netuid(), give.hotkey());
            case Intent.MoveStake move -> staked(move.coldkey(), move.netuid(), move.toHotkey());
            case Intent.SwapStake swap -> staked(swap.coldkey(), swap.toNetuid(), swap.toHotkey());
            default -> Rao.ZERO;
        });
    }

    private Rao staked(AccountId coldkey, int netuid, AccountId hotkey) {
        return picture(coldkey).stream()
                .flatMap(account -> account.positions().stream())
                .filter(position -> position.netuid() == netuid && position.hotkey().equals(hotkey))
                .map(PositionPicture::alpha)
                .findFirst()
                .orElse(Rao.ZERO);
    }
}
