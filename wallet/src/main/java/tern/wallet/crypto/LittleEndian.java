package tern.wallet.crypto;

/// Little-endian numbers in byte arrays. Plain shifts: `VarHandle` views cost more at start-up than they ever save
/// here.
final class LittleEndian {

    private LittleEndian() {}

    static int getInt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8) | ((bytes[at + 2] & 0xFF) << 16)
                | (bytes[at + 3] << 24);
    }

    static long getLong(byte[] bytes, int at) {
        return (getInt(bytes, at) & 0xFFFF_FFFFL) | ((long) getInt(bytes, at + 4) << 32);
    }

    static void putInt(int value, byte[] bytes, int at) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    static void putLong(long value, byte[] bytes, int at) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /// @param value 0 to 65,535
    static void putShort(int value, byte[] bytes, int at) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
    }
}
