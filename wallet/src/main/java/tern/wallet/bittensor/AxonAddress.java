package tern.wallet.bittensor;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tern.wallet.bittensor.PlanException.Kind;

/// Where a miner or validator says that it can be reached.
///
/// @param host an address, no name: nothing is looked up
/// @param port 1 to 65535
public record AxonAddress(InetAddress host, int port) {

    private static final int MOST_PORT = 65_535;
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    /// Why an address is of no use.
    public enum Reach {
        /// This computer itself; the chain refuses it.
        LOOPBACK,
        /// No address of anybody: all zeros, all ones, many at once; the chain refuses some of them.
        NOBODY,
        /// Only within a home, an office or a provider.
        PRIVATE,
        /// Reserved for examples and tests.
        EXAMPLE;

        boolean isRefusedByChain() {
            return this == LOOPBACK || this == NOBODY;
        }

        String sentence(AxonAddress address) {
            return switch (this) {
                case LOOPBACK -> Texts.get("plan.axon.loopback", address.text());
                case NOBODY -> Texts.get("plan.axon.nobody", address.text());
                case PRIVATE -> Texts.get("plan.axon.private", address.text());
                case EXAMPLE -> Texts.get("plan.axon.example", address.text());
            };
        }
    }

    /// A range of addresses of version 4 or 6.
    private record Range(byte[] start, int bits) {

        static Range of(String address, int bits) {
            return new Range(InetAddress.ofLiteral(address).getAddress(), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int shift = 8 * address.length - bits;
            return new BigInteger(1, address).shiftRight(shift).equals(new BigInteger(1, start).shiftRight(shift));
        }
    }

    /// Source: RFC 1918, 6598 (providers), 3927 (without DHCP), 4193 (version 6 at home), 2544 and 5180 (benchmarks).
    private static final List<Range> PRIVATE = List.of(Range.of("10.0.0.0", 8), Range.of("172.16.0.0", 12),
            Range.of("192.168.0.0", 16), Range.of("100.64.0.0", 10), Range.of("169.254.0.0", 16),
            Range.of("198.18.0.0", 15), Range.of("192.0.0.0", 24), Range.of("fc00::", 7), Range.of("fe80::", 10),
            Range.of("fec0::", 10), Range.of("2001:2::", 48));
    /// Source: RFC 5737, 3849.
    private static final List<Range> EXAMPLES = List.of(Range.of("192.0.2.0", 24), Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24), Range.of("2001:db8::", 32));
    private static final List<Range> NOBODY = List.of(Range.of("0.0.0.0", 8), Range.of("224.0.0.0", 4),
            Range.of("240.0.0.0", 4), Range.of("::", 128), Range.of("ff00::", 8));

    /// @throws PlanException when it is no address, or no port
    public static AxonAddress parse(String host, int port) throws PlanException {
        if (port < 1 || port > MOST_PORT) {
            throw new PlanException(Kind.ADDRESS, Texts.get("plan.axon.port", port));
        }
        try {
            String literal = host.strip();
            // `1.2.3` and `16909060` are addresses to Java, and slips of whoever typed them
            if (literal.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(literal).matches()) {
                return new AxonAddress(InetAddress.ofLiteral(literal), port);
            }
        } catch (IllegalArgumentException e) {
            throw new PlanException(Kind.ADDRESS, Texts.get("plan.axon.address", host), e.getMessage());
        }
        throw new PlanException(Kind.ADDRESS, Texts.get("plan.axon.address", host));
    }

    /// Why nobody could reach it; empty when the address is one of the internet.
    public Optional<Reach> wrong() {
        byte[] bytes = host.getAddress();
        if (host.isLoopbackAddress()) {
            return Optional.of(Reach.LOOPBACK);
        }
        if (in(NOBODY, bytes) || host.isAnyLocalAddress() || host.isMulticastAddress() || allOnes(bytes)) {
            return Optional.of(Reach.NOBODY);
        }
        if (in(PRIVATE, bytes)) {
            return Optional.of(Reach.PRIVATE);
        }
        return in(EXAMPLES, bytes) ? Optional.of(Reach.EXAMPLE) : Optional.empty();
    }

    private static boolean in(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    private static boolean allOnes(byte[] bytes) {
        byte[] ones = new byte[bytes.length];
        Arrays.fill(ones, (byte) -1);
        return Arrays.equals(bytes, ones);
    }

    /// As the chain has it: a number, the first part of the address in its highest bits.
    BigInteger number() {
        return new BigInteger(1, host.getAddress());
    }

    /// 4 or 6.
    int version() {
        return host instanceof Inet4Address ? 4 : 6;
    }

    /// `host:port`, a version 6 address in brackets.
    public String text() {
        String plain = host.getHostAddress();
        return (version() == 6 ? "[" + plain + "]" : plain) + ':' + port;
    }
}
