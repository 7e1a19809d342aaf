package tern.wallet.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.Balances;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ChainValues;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.RootFunds;
import tern.wallet.bittensor.RootFunds.FundClaims;
import tern.wallet.bittensor.StakeReader;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.SubnetTable;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Loads what coldkeys own, all of it at one block. Blocking; any thread.
///
/// At most four round trips, however many coldkeys and positions there are:
/// 1. which block is best;
/// 2. balances, the block's time, stakes of all coldkeys, what is to claim, all subnets, all prices;
/// 3. for each validator its owner, its take and whether it is paid; for each coldkey and subnet a simulated sale of
///    all its alpha there; what old runtimes keep apart about subnets;
/// 4. the names that owners gave themselves.
///
/// The third and fourth are left out where there is nothing to ask.
public final class PortfolioService {

    private final ChainSource source;

    public PortfolioService(ChainClient chain) {
        this(ChainSource.of(chain));
    }

    PortfolioService(ChainSource source) {
        this.source = source;
    }

    /// At the best block.
    ///
    /// @param coldkeys repeated ones count once
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public PortfolioSnapshot load(List<AccountId> coldkeys) throws ChainException, StateException {
        return load(coldkeys, source.recent(source.bestBlock()));
    }

    /// At a block that the caller chose: the first round trip falls away. A block with another runtime than the current
    /// one costs up to four more, to learn about that runtime.
    public PortfolioSnapshot load(List<AccountId> coldkeys, BlockRef at) throws ChainException, StateException {
        return load(coldkeys, source.recent(at));
    }

    /// All subnets at the best block, by netuid; two or three round trips.
    public List<Subnet> subnets() throws ChainException, StateException {
        return subnets(source.recent(source.bestBlock()));
    }

    /// All subnets at a block, by netuid.
    public List<Subnet> subnets(BlockRef at) throws ChainException, StateException {
        return subnets(source.recent(at));
    }

    private List<Subnet> subnets(ChainState state) throws ChainException, StateException {
        ReadRound first = state.round();
        SubnetTable table = SubnetTable.ask(state, first);
        first.execute();
        if (state.outdated()) {
            return subnets(source.at(state.block()));
        }
        ReadRound second = state.round();
        table.askMore(second, List.of());
        second.execute();
        return List.copyOf(table.finish().values());
    }

    private PortfolioSnapshot load(List<AccountId> asked, ChainState state) throws ChainException, StateException {
        List<AccountId> coldkeys = List.copyOf(new LinkedHashSet<>(asked));
        Rao existentialDeposit = ChainValues.existentialDeposit(state);

        ReadRound first = state.round();
        List<Answer<Balances>> balances = new ArrayList<>(coldkeys.size());
        for (AccountId coldkey : coldkeys) {
            balances.add(Balances.ask(first, coldkey));
        }
        Answer<Optional<Instant>> time = ChainValues.askTime(first);
        Answer<List<StakeRow>> stakeRows = StakeReader.ask(state, first, coldkeys);
        Optional<List<Answer<FundClaims>>> claims = RootFunds.ask(state, first, coldkeys);
        SubnetTable table = SubnetTable.ask(state, first);
        first.execute();
        if (state.outdated()) {
            return load(coldkeys, source.at(state.block()));
        }
        List<StakeRow> stakes = stakeRows.get();

        ReadRound second = state.round();
        table.askMore(second, stakes.stream().map(StakeRow::netuid).distinct().toList());
        ValidatorFacts validators = ValidatorFacts.ask(state, second, stakes, table.listedNetuids());
        SaleValues sales = SaleValues.ask(state, second, stakes);
        second.execute();

        ReadRound third = state.round();
        validators.askNames(third);
        third.execute();

        try {
            Map<Integer, Subnet> subnets = table.finish();
            PositionBuilder positions = new PositionBuilder(subnets, validators, sales.finish(table, subnets));
            List<AccountPicture> accounts = new ArrayList<>(coldkeys.size());
            for (int i = 0; i < coldkeys.size(); i++) {
                AccountId coldkey = coldkeys.get(i);
                Balances own = balances.get(i).get();
                accounts.add(new AccountPicture(coldkey, own.free(), own.reserved(), own.locked(), existentialDeposit,
                        positions.build(stakes.stream().filter(row -> row.coldkey().equals(coldkey)).toList()),
                        claims.isEmpty() ? Optional.empty() : claims(claims.get().get(i))));
            }
            PortfolioSnapshot snapshot = new PortfolioSnapshot(source.networkId(), source.genesis(),
                    state.specVersion(), state.block(), time.get(), List.copyOf(accounts), subnets);
            // sums that overflow belong to a lying node: better here than on a screen
            snapshot.totalSpot();
            snapshot.totalExit();
            snapshot.claimable();
            snapshot.waiting();
            return snapshot;
        } catch (ArithmeticException e) {
            throw StateException.impossibleAmounts(e);
        }
    }

    /// A preview that traps in the runtime, or has a form that is not known here, leaves the rest of the portfolio whole:
    /// it is not known what is to claim, and no total counts it.
    private static Optional<FundClaims> claims(Answer<FundClaims> answer) throws ChainException, StateException {
        try {
            return Optional.of(answer.get());
        } catch (ChainException e) {
            if (e.kind() == ChainException.Kind.NODE_ERROR) {
                return Optional.empty();
            }
            throw e;
        } catch (StateException e) {
            if (e.kind() == StateException.Kind.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
