package tern.wallet.subnets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.SubnetReader;
import tern.wallet.bittensor.SubnetRow;
import tern.wallet.bittensor.ValidatorReader;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;

/// Reads subnets, their neurons and their validators, each answer whole at one block. Blocking; any thread.
///
/// | what | frames |
/// |---|---|
/// | [#board] | 2 |
/// | [#detail] | 2; 4 on runtimes whose metadata does not describe the metagraph |
/// | [#validators] | 3; 6 there |
/// | [#standing] | 1, on root 2; where nothing was paid those of [#validators] more, on root 1 |
public final class SubnetsReader {

    private final ChainSource source;

    public SubnetsReader(ChainClient chain) {
        this(ChainSource.of(chain));
    }

    SubnetsReader(ChainSource source) {
        this.source = source;
    }

    /// All subnets at a block.
    ///
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public SubnetBoard board(BlockRef at) throws ChainException, StateException {
        return board(source.recent(at));
    }

    private SubnetBoard board(ChainState state) throws ChainException, StateException {
        ReadRound first = state.round();
        BoardAsk board = BoardAsk.ask(state, first);
        first.execute();
        if (state.outdated()) {
            return board(source.at(state.block()));
        }
        ReadRound second = state.round();
        board.askMore(second);
        second.execute();
        return finish(board);
    }

    /// One subnet at a block; empty when there is none of that number.
    public Optional<SubnetDetail> detail(int netuid, BlockRef at) throws ChainException, StateException {
        return detail(netuid, source.recent(at));
    }

    private Optional<SubnetDetail> detail(int netuid, ChainState state) throws ChainException, StateException {
        ReadRound first = state.round();
        BoardAsk asked = BoardAsk.ask(state, first);
        DetailAsk detail = DetailAsk.ask(state, first, netuid);
        first.execute();
        if (state.outdated()) {
            return detail(netuid, source.at(state.block()));
        }
        for (int number = 2; number <= MetagraphAsk.ROUNDS; number++) {
            ReadRound more = state.round();
            if (number == 2) {
                asked.askMore(more);
            }
            detail.askMore(more, number);
            more.execute();
        }
        SubnetBoard board = finish(asked);
        Optional<SubnetOverview> own = board.find(netuid);
        return own.isEmpty() ? Optional.empty() : Optional.of(detail.finish(board, own.get()));
    }

    /// The validators of a subnet at a block; none when there is no such subnet.
    ///
    /// @param also hotkeys that are wanted in the table whatever they are: those that somebody stakes with
    public ValidatorTable validators(int netuid, BlockRef at, Collection<AccountId> also)
            throws ChainException, StateException {
        return validators(netuid, source.recent(at), also);
    }

    private ValidatorTable validators(int netuid, ChainState state, Collection<AccountId> also)
            throws ChainException, StateException {
        ReadRound first = state.round();
        ValidatorAsk validators = ValidatorAsk.ask(state, first, netuid, also);
        Optional<Answer<Map<Integer, SubnetRow>>> listed = netuid == 0
                ? Optional.of(SubnetReader.ask(state, first))
                : Optional.empty();
        first.execute();
        if (state.outdated()) {
            return validators(netuid, source.at(state.block()), also);
        }
        for (int number = 2; number <= MetagraphAsk.ROUNDS; number++) {
            ReadRound more = state.round();
            validators.askMore(more, number);
            more.execute();
        }
        ReadRound about = state.round();
        validators.askValidators(about, listed.isEmpty()
                ? List.of()
                : listed.get().get().keySet().stream().filter(each -> each != 0).toList());
        about.execute();
        ReadRound last = state.round();
        validators.askOwners(last);
        last.execute();
        return validators.finish();
    }

    /// Whether stake with a hotkey earns on a subnet at a block; empty where the chain does not tell. Only of one that was
    /// paid nothing the whole subnet is looked at: 1 frame, or 1 and those of [#validators].
    ///
    /// On root a seat there does not matter: it is [ValidatorRow.Standing#UNPAID] where no subnet paid its root stakers,
    /// and [ValidatorRow.Standing#UNKNOWN] while a subnet where it has a seat has yet to pay out for the first time.
    public Optional<ValidatorRow.Standing> standing(int netuid, BlockRef at, AccountId hotkey)
            throws ChainException, StateException {
        return standing(netuid, source.recent(at), hotkey);
    }

    private Optional<ValidatorRow.Standing> standing(int netuid, ChainState state, AccountId hotkey)
            throws ChainException, StateException {
        ReadRound first = state.round();
        Optional<Answer<Map<Integer, SubnetRow>>> listed = netuid == 0
                ? Optional.of(SubnetReader.ask(state, first))
                : Optional.empty();
        Answer<Optional<Boolean>> earning = ValidatorReader.askEarning(state, first, netuid, hotkey);
        first.execute();
        if (state.outdated()) {
            return standing(netuid, source.at(state.block()), hotkey);
        }
        List<Integer> paying = listed.isPresent()
                ? listed.get().get().keySet().stream().filter(each -> each != 0).toList()
                : List.of();
        if (listed.isPresent()) {
            ReadRound second = state.round();
            earning = ValidatorReader.askEarningOnRoot(state, second, paying, hotkey);
            second.execute();
        }
        Optional<Boolean> paid = earning.get();
        if (paid.isEmpty()) {
            return Optional.empty();
        }
        if (paid.get()) {
            return Optional.of(ValidatorRow.Standing.EARNING);
        }
        return netuid == 0
                ? Optional.of(onRoot(state, paying, hotkey))
                : validators(netuid, state, List.of(hotkey)).find(hotkey).map(ValidatorRow::standing);
    }

    private static ValidatorRow.Standing onRoot(ChainState state, List<Integer> paying, AccountId hotkey)
            throws ChainException, StateException {
        ReadRound third = state.round();
        Answer<Boolean> waits = LastPayouts.askWaits(state, third, paying, hotkey);
        third.execute();
        return waits.get() ? ValidatorRow.Standing.UNKNOWN : ValidatorRow.Standing.UNPAID;
    }

    private static SubnetBoard finish(BoardAsk board) throws ChainException, StateException {
        try {
            return board.finish();
        } catch (ArithmeticException e) {
            throw StateException.impossibleAmounts(e);
        }
    }
}
