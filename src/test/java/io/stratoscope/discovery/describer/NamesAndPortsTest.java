package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.ec2.model.IpPermission;

/** How record names and ports are written. */
final class NamesAndPortsTest {

    @ParameterizedTest
    @CsvSource({
        "immich.example.org., immich.example.org",
        "immich.example.org, immich.example.org",
        "\\052.example.org., *.example.org",
        "a\\040b.example.org., a b.example.org",
        "\\52.example.org., \\52.example.org",
        "a\\\\.example.org, a\\\\.example.org",
    })
    void aRecordNameIsReadWithoutItsFinalDotAndOctalEscapes(String name, String plain) {
        assertThat(RecordSetDescriber.plainName(name)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 443, 443, tcp 443",
        "udp, 8000, 8100, udp 8000-8100",
        "tcp, 0, 65535, tcp 0-65535",
        "icmp, 8, -1, icmp",
        "icmp, 3, 4, icmp",
        "tcp, -1, -1, tcp",
        "-1, 0, 0, all",
    })
    void portsAreProtocolAndRange(String protocol, int from, int to, String words) {
        assertThat(
                        SecurityGroupDescriber.ports(
                                IpPermission.builder()
                                        .ipProtocol(protocol)
                                        .fromPort(from)
                                        .toPort(to)
                                        .build()))
                .isEqualTo(words);
    }

    @Test
    void withoutPortsTheProtocolStandsAlone() {
        assertThat(SecurityGroupDescriber.ports(IpPermission.builder().ipProtocol("47").build()))
                .isEqualTo("47");
        assertThat(SecurityGroupDescriber.ports(IpPermission.builder().build())).isEqualTo("all");
    }
}
