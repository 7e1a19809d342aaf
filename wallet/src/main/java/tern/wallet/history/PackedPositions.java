package tern.wallet.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tern.wallet.history.HistoryException.Kind;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Positions of one sample as bytes: a row a position would take several times the room and time.
///
/// Form 1: a byte 1; then for each position netuid as u16, the validator's number in the table of keys as u32, and alpha,
/// price and exit as u64, all big-endian.
final class PackedPositions {

    private static final int FORM = 1;

    private PackedPositions() {}

    static byte[] pack(List<PositionSample> positions, KeyTable keys) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 + positions.size() * 30);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            for (PositionSample position : positions) {
                out.writeShort(position.netuid());
                out.writeInt(Math.toIntExact(keys.idOf(position.hotkey())));
                out.writeLong(position.alpha().value());
                out.writeLong(position.price().value());
                out.writeLong(position.exit().value());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws HistoryException `DAMAGED`
    static List<PositionSample> unpack(byte[] packed, KeyTable keys) throws SQLException, HistoryException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int form = in.readUnsignedByte();
            if (form != FORM) {
                throw new HistoryException(Kind.NEWER, "positions of form " + form, null);
            }
            List<PositionSample> positions = new ArrayList<>();
            while (in.available() > 0) {
                int netuid = in.readUnsignedShort();
                AccountId hotkey = keys.account(in.readInt());
                positions.add(new PositionSample(netuid, hotkey, Rao.of(in.readLong()), Rao.of(in.readLong()),
                        Rao.of(in.readLong())));
            }
            return positions;
        } catch (IOException | IllegalArgumentException e) {
            throw new HistoryException(Kind.DAMAGED, "positions: " + e, e);
        }
    }
}
