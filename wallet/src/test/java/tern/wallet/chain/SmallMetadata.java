package tern.wallet.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tern.wallet.metadata.MetadataException;
import tern.wallet.metadata.RuntimeMetadata;
import tern.wallet.scale.ScaleWriter;

/// Writes the metadata (version 15) of a made-up runtime with the parts that a client needs: accounts, events, a
/// transfer, a batch, a proxy, and the signed extensions of subtensor. Lets tests run where no real metadata is at
/// hand, and lets them change what a real runtime would not.
final class SmallMetadata {

    private final List<byte[]> types = new ArrayList<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final long specVersion;
    private final Map<String, int[]> extensions = new LinkedHashMap<>();

    // made in the constructor, in this order
    private final int u8;
    private final int u16;
    private final int u32;
    private final int u64;
    private final int text;
    private final int bytes;
    private final int hash;
    private final int account;
    private final int unit;

    SmallMetadata(long specVersion) {
        this.specVersion = specVersion;
        primitive(0);
        text = primitive(2);
        u8 = primitive(3);
        u16 = primitive(4);
        u32 = primitive(5);
        u64 = primitive(6);
        bytes = type("Vec<u8>", new ScaleWriter().writeU8(2).writeCompact(u8));
        int array32 = type("[u8;32]", new ScaleWriter().writeU8(3).writeU32(32).writeCompact(u8));
        hash = composite("H256", field("", array32));
        account = composite("AccountId32", field("", array32));
        unit = type("()", new ScaleWriter().writeU8(4).writeCompact(0));
        int era = variant("Era", eras());
        int nonce = composite("CheckNonce", field("", compact(u32)));
        int tip = composite("ChargeTransactionPayment", field("", compact(u64)));
        int mode = composite("CheckMetadataHash", field("mode",
                variant("Mode", List.of(one("Disabled", 0), one("Enabled", 1)))));
        int optionHash = variant("Option<[u8;32]>", List.of(one("None", 0), one("Some", 1, field("", array32))));
        extension("CheckNonZeroSender", unit, unit);
        extension("CheckSpecVersion", unit, u32);
        extension("CheckTxVersion", unit, u32);
        extension("CheckGenesis", unit, hash);
        extension("CheckMortality", era, hash);
        extension("CheckNonce", nonce, unit);
        extension("CheckWeight", unit, unit);
        extension("ChargeTransactionPayment", tip, unit);
        extension("SomethingNewButEmpty", composite("Empty"), unit);
        extension("CheckMetadataHash", mode, optionHash);
    }

    /// Makes the runtime want something that no wallet knows.
    SmallMetadata withExtension(String id) {
        extension(id, u32, unit);
        return this;
    }

    /// Makes a known extension take another form.
    SmallMetadata withOtherTip() {
        extensions.put("ChargeTransactionPayment", new int[]{
                composite("ChargeAsset", field("tip", compact(u64)), field("asset", u32)), unit});
        return this;
    }

    SmallMetadata withoutExtension(String id) {
        extensions.remove(id);
        return this;
    }

    RuntimeMetadata decode() {
        try {
            return RuntimeMetadata.decode(toBytes());
        } catch (MetadataException e) {
            throw new AssertionError(e.details().orElse(""), e);
        }
    }

    byte[] toBytes() {
        int address = variant("MultiAddress", List.of(one("Id", 0, field("", account)), one("Index", 1)));
        int signature = variant("MultiSignature", List.of(
                one("Ed25519", 0, field("", array(64))), one("Sr25519", 1, field("", array(64)))));
        int system = variant("system::Call", List.of(one("remark", 0, field("remark", bytes))));
        int balances = variant("balances::Call", List.of(
                one("transfer_keep_alive", 3, field("dest", address), field("value", compact(u64)))));
        int call = variant("RuntimeCall", List.of(
                one("System", 0, field("", system)), one("Balances", 5, field("", balances))));
        int moduleError = composite("ModuleError", field("index", u8), field("error", array(4)));
        int tokenError = variant("TokenError", List.of(one("FundsUnavailable", 0), one("BelowMinimum", 2)));
        int dispatchError = variant("DispatchError", List.of(one("Other", 0), one("BadOrigin", 2),
                one("Module", 3, field("", moduleError)), one("Token", 7, field("", tokenError))));
        int result = variant("Result", List.of(one("Ok", 0, field("", unit)), one("Err", 1, field("", dispatchError))));
        int systemEvents = variant("system::Event", List.of(
                one("ExtrinsicSuccess", 0), one("ExtrinsicFailed", 1, field("dispatch_error", dispatchError))));
        int balancesEvents = variant("balances::Event", List.of(one("Transfer", 2, field("from", account),
                field("to", account), field("amount", u64))));
        int paymentEvents = variant("payment::Event", List.of(one("TransactionFeePaid", 0, field("who", account),
                field("actual_fee", u64), field("tip", u64))));
        int proxyEvents = variant("proxy::Event", List.of(one("ProxyExecuted", 0, field("result", result))));
        int utilityEvents = variant("utility::Event", List.of(
                one("BatchInterrupted", 0, field("index", u32), field("error", dispatchError)),
                one("BatchCompleted", 1), one("BatchCompletedWithErrors", 2), one("ItemCompleted", 3),
                one("ItemFailed", 4, field("error", dispatchError))));
        int event = variant("RuntimeEvent", List.of(one("System", 0, field("", systemEvents)),
                one("Balances", 5, field("", balancesEvents)), one("TransactionPayment", 6, field("", paymentEvents)),
                one("Utility", 11, field("", utilityEvents)), one("Proxy", 16, field("", proxyEvents))));
        int phase = variant("Phase", List.of(
                one("ApplyExtrinsic", 0, field("", u32)), one("Finalization", 1), one("Initialization", 2)));
        int record = composite("EventRecord", field("phase", phase), field("event", event),
                field("topics", type("Vec<H256>", new ScaleWriter().writeU8(2).writeCompact(hash))));
        int records = type("Vec<EventRecord>", new ScaleWriter().writeU8(2).writeCompact(record));
        int balanceErrors = variant("balances::Error", List.of(
                one("VestingBalance", 0), one("InsufficientBalance", 2), one("NobodyKnows", 9)));
        int info = composite("AccountInfo", field("nonce", u32), field("free", u64));
        int version = composite("RuntimeVersion", field("spec_name", text), field("impl_name", text),
                field("spec_version", u32), field("transaction_version", u32));

        ScaleWriter pallets = new ScaleWriter().writeCompact(6);
        pallets.writeText("System").writeU8(1).writeText("System").writeCompact(4);
        storage(pallets, "Account", 1, 2, account, info, new byte[12]);
        storage(pallets, "Events", 1, -1, 0, records, new byte[1]);
        storage(pallets, "LastRuntimeUpgrade", 0, -1, 0, u64, new byte[1]);
        storage(pallets, "Number", 1, 5, u16, u32, new byte[]{42, 0, 0, 0});
        pallets.writeU8(1).writeCompact(system).writeU8(1).writeCompact(systemEvents);
        byte[] versionBytes = new ScaleWriter().writeText("tern-test")
                .writeText("tern-test")
                .writeU32(specVersion)
                .writeU32(1)
                .toBytes();
        pallets.writeCompact(1).writeText("Version").writeCompact(version).writeByteList(versionBytes).writeCompact(0);
        pallets.writeU8(0).writeU8(0).writeCompact(0);
        pallet(pallets, "Balances", 5, balances, balancesEvents, balanceErrors);
        pallet(pallets, "TransactionPayment", 6, -1, paymentEvents, -1);
        pallet(pallets, "Utility", 11, -1, utilityEvents, -1);
        pallet(pallets, "Proxy", 16, -1, proxyEvents, -1);
        pallet(pallets, "Empty", 20, -1, -1, -1);

        ScaleWriter extrinsic = new ScaleWriter().writeU8(4)
                .writeCompact(address)
                .writeCompact(call)
                .writeCompact(signature)
                .writeCompact(unit)
                .writeCompact(extensions.size());
        extensions.forEach((id, both) -> extrinsic.writeText(id).writeCompact(both[0]).writeCompact(both[1]));

        ScaleWriter apis = new ScaleWriter().writeCompact(1)
                .writeText("NumbersApi")
                .writeCompact(1)
                .writeText("double")
                .writeCompact(1)
                .writeText("number")
                .writeCompact(u32)
                .writeCompact(u64)
                .writeCompact(0)
                .writeCompact(0);

        ScaleWriter all = new ScaleWriter().writeBytes("meta".getBytes(StandardCharsets.US_ASCII)).writeU8(15);
        all.writeCompact(types.size());
        for (int id = 0; id < types.size(); id++) {
            all.writeCompact(id).writeBytes(types.get(id));
        }
        all.writeBytes(pallets.toBytes()).writeBytes(extrinsic.toBytes()).writeCompact(unit).writeBytes(apis.toBytes());
        all.writeCompact(call).writeCompact(event).writeCompact(unit).writeCompact(0);
        return all.toBytes();
    }

    private void extension(String id, int extra, int implicit) {
        extensions.put(id, new int[]{extra, implicit});
    }

    private void pallet(ScaleWriter out, String name, int index, int calls, int events, int errors) {
        out.writeText(name).writeU8(0);
        optional(out, calls);
        optional(out, events);
        out.writeCompact(0);
        optional(out, errors);
        out.writeU8(index).writeCompact(0);
    }

    private static void optional(ScaleWriter out, int type) {
        if (type < 0) {
            out.writeU8(0);
        } else {
            out.writeU8(1).writeCompact(type);
        }
    }

    /// @param modifier 0 optional, 1 default
    /// @param hasher   -1 for a plain value
    private static void storage(
            ScaleWriter out, String name, int modifier, int hasher, int key, int value, byte[] fallback) {
        out.writeText(name).writeU8(modifier);
        if (hasher < 0) {
            out.writeU8(0).writeCompact(value);
        } else {
            out.writeU8(1).writeCompact(1).writeU8(hasher).writeCompact(key).writeCompact(value);
        }
        out.writeByteList(fallback).writeCompact(0);
    }

    private int primitive(int kind) {
        return type("primitive" + kind, new ScaleWriter().writeU8(5).writeU8(kind));
    }

    private int compact(int type) {
        return type("Compact" + type, new ScaleWriter().writeU8(6).writeCompact(type));
    }

    private int array(int length) {
        return type("[u8;" + length + "]", new ScaleWriter().writeU8(3).writeU32(length).writeCompact(u8));
    }

    private int composite(String name, byte[]... fields) {
        ScaleWriter def = new ScaleWriter().writeU8(0).writeCompact(fields.length);
        for (byte[] one : fields) {
            def.writeBytes(one);
        }
        return type(name, def);
    }

    private int variant(String name, List<byte[]> cases) {
        ScaleWriter def = new ScaleWriter().writeU8(1).writeCompact(cases.size());
        cases.forEach(def::writeBytes);
        return type(name, def);
    }

    private static byte[] one(String name, int index, byte[]... fields) {
        ScaleWriter out = new ScaleWriter().writeText(name).writeCompact(fields.length);
        for (byte[] field : fields) {
            out.writeBytes(field);
        }
        return out.writeU8(index).writeCompact(0).toBytes();
    }

    private static byte[] field(String name, int type) {
        ScaleWriter out = new ScaleWriter();
        if (name.isEmpty()) {
            out.writeU8(0);
        } else {
            out.writeU8(1).writeText(name);
        }
        return out.writeCompact(type).writeU8(0).writeCompact(0).toBytes();
    }

    private List<byte[]> eras() {
        List<byte[]> eras = new ArrayList<>();
        eras.add(one("Immortal", 0));
        for (int i = 1; i < 256; i++) {
            eras.add(one("Mortal" + i, i, field("", u8)));
        }
        return eras;
    }

    /// @return id of the type, made once
    private int type(String name, ScaleWriter def) {
        Integer known = names.get(name);
        if (known != null) {
            return known;
        }
        int id = types.size();
        names.put(name, id);
        ScaleWriter type = new ScaleWriter().writeCompact(1).writeText(name).writeCompact(0);
        types.add(type.writeBytes(def.toBytes()).writeCompact(0).toBytes());
        return id;
    }
}
