package tern.node.practice.rpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.store.StoreException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `system_…`, `payment_…`, `chainSpec_v1_…`: what the node is, and what things cost.
final class SystemMethods implements Method.Group {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final String CHAIN = "Bittensor Practice";
    private static final String NODE = "Tern practice node";
    private static final List<String> CLASSES = List.of("normal", "operational", "mandatory");

    private final PracticeChain chain;
    private final ApiCalls calls;
    private final String version;

    /// @param version of Tern
    SystemMethods(PracticeChain chain, ApiCalls calls, String version) {
        this.chain = chain;
        this.calls = calls;
        this.version = version;
    }

    @Override
    public void addTo(Map<String, Method> methods) {
        methods.put("system_chain", (client, params) -> Answer.text(CHAIN));
        methods.put("system_name", (client, params) -> Answer.text(NODE));
        methods.put("system_version", (client, params) -> Answer.text(version));
        methods.put("system_chainType", (client, params) -> Answer.text("Local"));
        methods.put("system_properties", (client, params) -> Answer.of(Shapes.properties()));
        methods.put("system_health", (client, params) -> health());
        methods.put("system_syncState", (client, params) -> syncState());
        methods.put("system_peers", (client, params) -> Answer.of(NODES.arrayNode()));
        methods.put("system_nodeRoles", (client, params) -> Answer.of(NODES.arrayNode().add("Authority")));
        methods.put("system_localPeerId", (client, params) -> Answer.text("practice"));
        methods.put("system_localListenAddresses", (client, params) -> Answer.of(NODES.arrayNode()));
        for (String name : List.of("system_accountNextIndex", "account_nextIndex")) {
            methods.put(name, (client, params) -> Answer.number(chain.nextNonce(params.account(0))));
        }
        methods.put("payment_queryInfo", this::queryInfo);
        methods.put("payment_queryFeeDetails", this::queryFeeDetails);
        methods.put("chainSpec_v1_chainName", (client, params) -> Answer.text(CHAIN));
        methods.put("chainSpec_v1_genesisHash", (client, params) -> Answer.text(chain.genesis().toString()));
        methods.put("chainSpec_v1_properties", (client, params) -> Answer.of(Shapes.properties()));
    }

    private static Answer health() {
        ObjectNode node = NODES.objectNode();
        node.put("peers", 0);
        node.put("isSyncing", false);
        node.put("shouldHavePeers", false);
        return Answer.of(node);
    }

    private Answer syncState() {
        long best = chain.best().number();
        ObjectNode node = NODES.objectNode();
        node.put("startingBlock", best);
        node.put("currentBlock", best);
        node.put("highestBlock", best);
        return Answer.of(node);
    }

    private Answer queryInfo(Client client, Params params) throws RpcError, StoreException {
        try {
            ScaleReader in = new ScaleReader(payment(params, "query_info"));
            ObjectNode node = NODES.objectNode();
            ObjectNode weight = node.putObject("weight");
            weight.put("ref_time", in.readCompact());
            weight.put("proof_size", in.readCompact());
            node.put("class", CLASSES.get(in.readU8()));
            node.put("partialFee", Shapes.unsigned(in.readU64()));
            return Answer.of(node);
        } catch (ScaleException e) {
            throw new IllegalStateException("the runtime's own answer does not decode", e);
        }
    }

    private Answer queryFeeDetails(Client client, Params params) throws RpcError, StoreException {
        try {
            ScaleReader in = new ScaleReader(payment(params, "query_fee_details"));
            ObjectNode node = NODES.objectNode();
            if (in.readU8() == 0) {
                node.putNull("inclusionFee");
            } else {
                ObjectNode fee = node.putObject("inclusionFee");
                for (String part : List.of("baseFee", "lenFee", "adjustedWeightFee")) {
                    fee.put(part, Shapes.hexNumber(in.readU64()));
                }
            }
            return Answer.of(node);
        } catch (ScaleException e) {
            throw new IllegalStateException("the runtime's own answer does not decode", e);
        }
    }

    private byte[] payment(Params params, String method) throws RpcError, StoreException {
        byte[] extrinsic = params.bytes(0);
        Optional<Hash32> at = params.optionalHash(1);
        byte[] args = new ScaleWriter().writeBytes(extrinsic).writeU32(extrinsic.length).toBytes();
        // every extrinsic is its own, so keeping the answer would only push out others
        return calls.compute(new Blocks(chain).number(at), "TransactionPaymentApi_" + method, args);
    }

    /// `rpc_methods`: everything this node answers.
    static JsonNode list(Iterable<String> names) {
        ObjectNode node = NODES.objectNode();
        ArrayNode all = node.putArray("methods");
        names.forEach(all::add);
        return node;
    }
}
