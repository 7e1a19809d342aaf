package tern.wallet.history;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;
import tern.wallet.yields.SubnetSample;
import tern.wallet.yields.Unit;

/// Subnets of one sample, and validators of one subnet, as bytes.
///
/// Form 1 of subnets: a byte 1; a byte that is 1 where the chain has validators' funds; then for each subnet netuid,
/// price, block of registration, blocks since the last payout and fee. Form 1 of validators: a byte 1; then for each the
/// number in the table of keys, share, credit, take and pool. Numbers are LEB128.
final class PackedMarket {

    private static final int FORM = 1;

    private PackedMarket() {}

    static byte[] subnets(MarketSample sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * sample.subnets().size());
        out.write(FORM);
        out.write(sample.funds() ? 1 : 0);
        for (SubnetSample subnet : new TreeMap<>(sample.subnets()).values()) {
            number(out, subnet.netuid());
            number(out, subnet.price().value());
            number(out, subnet.born());
            number(out, Math.max(0, sample.block().number() - subnet.paid()));
            number(out, subnet.feeBillionths());
        }
        return out.toByteArray();
    }

    static boolean funds(byte[] packed) {
        return packed.length > 1 && packed[1] == 1;
    }

    /// @param block that was read
    /// @throws HistoryException `DAMAGED`
    static Map<Integer, SubnetSample> subnets(byte[] packed, long block) throws HistoryException {
        Map<Integer, SubnetSample> subnets = new HashMap<>();
        try {
            ByteBuffer in = open(packed);
            in.get();
            while (in.hasRemaining()) {
                int netuid = Math.toIntExact(number(in));
                Rao price = Rao.of(number(in));
                long born = number(in);
                long paid = block - number(in);
                subnets.put(netuid, new SubnetSample(netuid, price, born, paid, number(in)));
            }
            return subnets;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    static byte[] units(Map<AccountId, Unit> units, KeyTable keys) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(24 * units.size());
        out.write(FORM);
        for (Map.Entry<AccountId, Unit> entry : new TreeMap<>(units).entrySet()) {
            number(out, keys.idOf(entry.getKey()));
            number(out, entry.getValue().perShare());
            number(out, entry.getValue().credited());
            number(out, entry.getValue().take());
            number(out, entry.getValue().pool().value());
        }
        return out.toByteArray();
    }

    /// @throws HistoryException `DAMAGED`
    static Map<Stand, Unit> units(int netuid, byte[] packed, KeyTable keys) throws SQLException, HistoryException {
        Map<Stand, Unit> units = new HashMap<>();
        try {
            ByteBuffer in = open(packed);
            while (in.hasRemaining()) {
                AccountId hotkey = keys.account(number(in));
                units.put(new Stand(netuid, hotkey), new Unit(number(in), number(in), Math.toIntExact(number(in)),
                        Rao.of(number(in))));
            }
            return units;
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private static ByteBuffer open(byte[] packed) throws HistoryException {
        ByteBuffer in = ByteBuffer.wrap(packed);
        int form = in.get();
        if (form != FORM) {
            throw new HistoryException(Kind.NEWER, "market of form " + form, null);
        }
        return in;
    }

    private static HistoryException damaged(RuntimeException cause) {
        return new HistoryException(Kind.DAMAGED, "market: " + cause, cause);
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left > 127) {
            out.write((int) (left & 127 | 128));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = in.get();
            value |= (next & 127L) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number that is too long");
    }
}
