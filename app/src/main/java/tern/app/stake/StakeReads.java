package tern.app.stake;

import java.util.Optional;
import tern.app.feed.PortfolioState;
import tern.app.market.MarketState;
import tern.app.transact.TransactionDesk;
import tern.app.ui.PositionValues;
import tern.app.ui.Series;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.portfolio.PortfolioSnapshot;

/// What the page reads beside the offers: the validators of the subnet that is looked at, and stake that earns nothing.
/// Nothing is read while nobody looks. On the FX thread.
final class StakeReads {

    private final StakeModel model;
    private final StakePresenter.Ports ports;
    private final ValidatorRows rows;
    private final StakeChoices choices;
    private final ValidatorReads validators;
    private final NominatorReads nominators;
    private final IdleReads idle;
    private Optional<Network> network = Optional.empty();
    private Optional<PortfolioSnapshot> newest = Optional.empty();
    private boolean looked;

    StakeReads(StakeModel model, TransactionDesk desk, Texts texts, StakePresenter.Ports ports,
            Series series) {
        this.model = model;
        this.ports = ports;
        this.rows = new ValidatorRows(texts);
        this.choices = new StakeChoices(model, rows, series);
        this.validators = new ValidatorReads(desk, ports.background(), ports.ui(), ports.nanos(), read -> {
            rows.read(read);
            choices.fillValidators();
            count();
        });
        this.nominators = new NominatorReads(desk, ports.background(), ports.ui(), ports.nanos(), (netuid, found) -> {
            rows.counted(netuid, found);
            choices.fillValidators();
        });
        this.idle = new IdleReads(desk, ports.background(), ports.ui(), ports.nanos(), model.idle::set);
    }

    StakeChoices choices() {
        return choices;
    }

    /// Takes the newest state.
    void show(PortfolioState state) {
        boolean other = !Network.isSameChain(state.network(), network);
        if (other && network.isPresent()) {
            // a number and a validator mean something else on another chain
            choices.forget();
        }
        model.away.set(Away.of(state));
        network = state.network();
        newest = state.snapshot();
        if (other) {
            rows.forget();
            validators.forget();
            idle.forget();
            nominators.forget();
            askNames();
        }
        lookForIdle();
    }

    void looked(boolean now) {
        looked = now;
        if (now) {
            askNames();
            lookForIdle();
            validators();
        }
    }

    boolean isLookedAt() {
        return looked;
    }

    /// Takes what was measured of yields.
    void measured(MarketState state) {
        rows.measured(state);
        choices.fillValidators();
    }

    /// Reads the validators of the subnet that is chosen now, if that is due.
    void validators() {
        Optional<SubnetChoice> subnet = model.subnet.get();
        if (looked && network.isPresent() && subnet.isPresent()) {
            ports.want().accept(subnet.get().netuid());
            validators.want(network.get(), subnet.get().netuid(), model.holdings.stream()
                    .map(row -> row.key())
                    .filter(key -> key.netuid() == subnet.get().netuid())
                    .map(PositionValues.Key::hotkey)
                    .distinct()
                    .toList());
        }
    }

    private void count() {
        if (looked && network.isPresent() && model.subnet.get().isPresent()) {
            int netuid = model.subnet.get().get().netuid();
            rows.table(netuid)
                    .ifPresent(table -> nominators.want(network.get(), netuid,
                            table.rows().stream().map(row -> row.hotkey()).toList()));
        }
    }

    private void askNames() {
        Optional<Network> asked = network;
        ports.validators().accept(found -> ports.ui().execute(() -> {
            if (network.equals(asked)) {
                rows.know(found);
                choices.fillValidators();
            }
        }));
    }

    private void lookForIdle() {
        if (looked && network.isPresent() && newest.isPresent()) {
            idle.look(network.get(), newest.get());
        }
    }
}
