package tern.node.practice.rpc;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.chain.ChainOptions;
import tern.node.practice.chain.GrantException;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Rao;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `practice_…`: what only this node can do. Anybody who may connect may do it: nothing here is worth anything.
final class PracticeMethods implements Method.Group {

    private static final int MOST_BLOCKS = 7_200;
    private static final int MOST_DAYS = 60;
    private static final int HOURS = 24;
    private static final long MOST_TAO = 10_000;

    private final PracticeChain chain;
    private final NodeHooks hooks;

    PracticeMethods(PracticeChain chain, NodeHooks hooks) {
        this.chain = chain;
        this.hooks = hooks;
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        methods.put("practice_advance", this::advance);
        methods.put("practice_jumpDays", (client, params) -> {
            long days = between(params.has(0) ? params.number(0) : 1, 1, MOST_DAYS);
            for (long hour = 0; hour < days * HOURS; hour++) {
                chain.jumpHour();
            }
            return head(chain.best());
        });
        methods.put("practice_upgrade", this::upgrade);
        methods.put("practice_faucet", this::faucet);
        methods.put("practice_stop", (client, params) -> new Answer(
                JsonNodeFactory.instance.booleanNode(true), hooks::stop));
        methods.put("practice_stay", (client, params) -> new Answer(
                JsonNodeFactory.instance.booleanNode(true), hooks::stay));
        methods.put("practice_status", (client, params) -> status());
    }

    private Answer advance(Client client, Params params) throws RpcError, StoreException {
        long blocks = between(params.has(0) ? params.number(0) : 1, 1, MOST_BLOCKS);
        for (long i = 0; i < blocks; i++) {
            chain.makeBlock();
        }
        return head(chain.best());
    }

    private Answer upgrade(Client client, Params params) throws RpcError, StoreException {
        String wanted = params.text(0);
        Optional<RuntimeEdition> edition = RuntimeEdition.named(wanted)
                .or(() -> Arrays.stream(RuntimeEdition.values())
                        .filter(each -> Long.toString(each.specVersion()).equals(wanted))
                        .findFirst());
        if (edition.isEmpty()) {
            throw RpcError
                    .params("the practice network knows the runtimes older (440), current (475) and future (500)");
        }
        return head(chain.upgrade(edition.get()));
    }

    private Answer faucet(Client client, Params params) throws RpcError, StoreException {
        long rao = between(params.has(1) ? params.number(1) : 100 * Rao.PER_TAO, 1, MOST_TAO * Rao.PER_TAO);
        try {
            return head(chain.grant(params.account(0), rao));
        } catch (GrantException e) {
            throw new RpcError(RpcError.PRACTICE, String.valueOf(e.getMessage()), null);
        }
    }

    private Answer status() throws StoreException, RpcError {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Head best = chain.best();
        node.put("best", best.number());
        node.put("bestHash", best.hash().toString());
        node.put("finalized", chain.finalized());
        node.put("time", best.timeMillis());
        node.put("genesis", chain.genesis().toString());
        long spec = new Blocks(chain).<Long>read(Optional.empty(), (state, runtime) -> runtime.edition().specVersion());
        node.put("specVersion", spec);
        node.put("waiting", chain.waiting());
        node.put("slotMillis", ChainOptions.SLOT_MILLIS);
        return Answer.of(node);
    }

    private static Answer head(Head head) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", head.number());
        node.put("hash", head.hash().toString());
        return Answer.of(node);
    }

    private static long between(long number, long least, long most) throws RpcError {
        if (number < least || number > most) {
            throw RpcError.params("between " + least + " and " + most + ", not " + number);
        }
        return number;
    }
}
