package tern.wallet.chain;

import java.math.BigInteger;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hex;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// What a transaction is expected to cost: the `partialFee` of `payment_queryInfo`, which is without tip.
final class Fees {

    static final String RUNTIME_CALL = "TransactionPaymentApi_query_info";

    private Fees() {}

    /// @param answer `{weight, class, partialFee: "digits"}`; some nodes answer the encoded form instead
    static Rao read(JsonNode answer) throws ChainException {
        if (answer.isString()) {
            return readEncoded(Json.bytes(answer, "fee"));
        }
        long fee = Json.number(answer.path("partialFee"), "fee");
        return Rao.of(fee);
    }

    /// @param answer `RuntimeDispatchInfo`: weight (two compacts), class, fee. The balance is 64 bits wide on Bittensor
    ///               and 128 on most other chains; the length tells
    static Rao readEncoded(byte[] answer) throws ChainException {
        try {
            ScaleReader in = new ScaleReader(answer);
            in.readCompact();
            in.readCompact();
            in.readU8();
            BigInteger fee = in.readUnsigned(in.remaining() == 16 ? 16 : 8);
            in.requireEnd();
            return Rao.of(fee);
        } catch (ScaleException e) {
            throw Failures.malformed("fee", e);
        } catch (ArithmeticException e) {
            throw Failures.malformed("fee", "larger than all TAO");
        }
    }

    /// What to call [#RUNTIME_CALL] with: the transaction and its length.
    static String arguments(byte[] extrinsic) {
        return Hex.encode(new ScaleWriter(extrinsic.length + 4)
                .writeBytes(extrinsic)
                .writeU32(extrinsic.length)
                .toBytes());
    }
}
