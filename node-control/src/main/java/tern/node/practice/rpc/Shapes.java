package tern.node.practice.rpc;

import java.math.BigInteger;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.wallet.units.Hex;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON of headers, blocks and versions as polkadot-sdk's nodes write it.
final class Shapes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Shapes() {}

    static ObjectNode header(PracticeHeader header) {
        ObjectNode node = NODES.objectNode();
        node.put("parentHash", header.parentHash().toString());
        node.put("number", hexNumber(header.number()));
        node.put("stateRoot", header.stateRoot().toString());
        node.put("extrinsicsRoot", header.extrinsicsRoot().toString());
        ArrayNode logs = node.putObject("digest").putArray("logs");
        header.digestLogs().forEach(log -> logs.add(Hex.encode(log)));
        return node;
    }

    static ObjectNode block(Head head) {
        ObjectNode node = NODES.objectNode();
        ObjectNode block = node.putObject("block");
        block.set("header", header(head.header()));
        ArrayNode extrinsics = block.putArray("extrinsics");
        head.extrinsics().forEach(each -> extrinsics.add(Hex.encode(each)));
        node.putNull("justifications");
        return node;
    }

    /// As `state_getRuntimeVersion` says it: APIs as pairs.
    static ObjectNode version(PracticeRuntime runtime) {
        CoreTypes.Version version = runtime.version();
        ObjectNode node = names(version);
        ArrayNode apis = NODES.arrayNode();
        version.apis().forEach(api -> apis.addArray().add(Hex.encode(api.id())).add(api.version()));
        node.set("apis", apis);
        node.put("stateVersion", version.systemVersion());
        node.put("systemVersion", version.systemVersion());
        return node;
    }

    /// As `chainHead_v1_follow` says it: APIs as an object.
    static ObjectNode validRuntime(PracticeRuntime runtime) {
        CoreTypes.Version version = runtime.version();
        ObjectNode spec = names(version);
        spec.remove("authoringVersion");
        ObjectNode apis = NODES.objectNode();
        version.apis().forEach(api -> apis.put(Hex.encode(api.id()), api.version()));
        spec.set("apis", apis);
        ObjectNode node = NODES.objectNode();
        node.put("type", "valid");
        node.set("spec", spec);
        return node;
    }

    private static ObjectNode names(CoreTypes.Version version) {
        ObjectNode node = NODES.objectNode();
        node.put("specName", version.specName());
        node.put("implName", version.implName());
        node.put("authoringVersion", version.authoringVersion());
        node.put("specVersion", version.specVersion());
        node.put("implVersion", version.implVersion());
        node.put("transactionVersion", version.transactionVersion());
        return node;
    }

    static ObjectNode properties() {
        ObjectNode node = NODES.objectNode();
        node.put("ss58Format", 42);
        node.put("tokenDecimals", 9);
        node.put("tokenSymbol", "TAO");
        return node;
    }

    static ArrayNode numbers(byte[] bytes) {
        ArrayNode all = NODES.arrayNode(bytes.length);
        for (byte each : bytes) {
            all.add(each & 0xff);
        }
        return all;
    }

    static String hexNumber(long number) {
        return "0x" + Long.toHexString(number);
    }

    static String unsigned(long raw) {
        return Long.toUnsignedString(raw);
    }

    static BigInteger big(long raw) {
        return new BigInteger(Long.toUnsignedString(raw));
    }
}
