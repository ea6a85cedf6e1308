package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the drivers of EC2's types say to it in the same way. */
final class Ec2Calls {

    private Ec2Calls() {}

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static Map<String, String> tags(List<Tag> tags) {
        return TagMaps.of(tags, Tag::key, Tag::value);
    }

    /** The tags that a resource has from the beginning. */
    static TagSpecification specification(ResourceType type, Order order) {
        return TagSpecification.builder().resourceType(type).tags(tags(order)).build();
    }

    /** Gives a resource the tags that it has to carry. */
    static void tag(Order order, String id) {
        order.client(Ec2Client.class)
                .createTags(request -> request.resources(id).tags(tags(order)));
    }

    private static List<Tag> tags(Order order) {
        return new TreeMap<>(order.tags())
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    /**
     * Checks that a driver knows all that is wanted.
     *
     * @throws IllegalArgumentException when it does not
     */
    static void check(Order order, Set<String> known) {
        check(order.id(), order.properties(), known);
    }

    static void check(String id, JsonObject properties, Set<String> known) {
        for (String name : properties.members().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        id + " has the property " + name + ", which cannot be set");
            }
        }
    }

    /** Some of what an answer says. */
    static JsonObject picked(SdkWords words, SdkPojo answer, Set<String> names) {
        ObjectBuilder picked = JsonValue.object();
        words.read(answer)
                .members()
                .forEach((name, value) -> {
                    if (names.contains(name)) {
                        picked.put(name, value);
                    }
                });
        return picked.build();
    }

    /** Waits until a resource is there and nothing is pending. */
    static Existing settled(Waiting waiting, String what, Supplier<Optional<Existing>> look) {
        AtomicReference<Optional<Existing>> seen = new AtomicReference<>(Optional.empty());
        waiting.until(
                what + " is available",
                () -> {
                    Optional<Existing> now = look.get();
                    seen.set(now);
                    return now.isPresent() && now.get().state() != State.PENDING;
                });
        return seen.get().orElseThrow();
    }

    /** Asks for what may be gone already, or have gone meanwhile. */
    static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (Ec2Exception e) {
            if (!saysGone(e)) {
                throw e;
            }
        }
    }

    /**
     * Whether something that was named is not there. All of EC2's <a
     * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">codes</a> for that end alike; a gateway
     * that is attached to nothing has another one.
     */
    static boolean saysGone(Ec2Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details != null && isGone(details.errorCode());
    }

    private static boolean isGone(@Nullable String code) {
        return code != null && (code.endsWith("NotFound") || code.equals("Gateway.NotAttached"));
    }

    /** Throws what a call that went well says of what did not. */
    static void expectNone(List<UnsuccessfulItem> unsuccessful) {
        for (UnsuccessfulItem item : unsuccessful) {
            throw failure(item.error().code(), item.error().message());
        }
    }

    /** What EC2 says of something that did not come about, as if the call had said so. */
    static Ec2Exception failure(@Nullable String code, @Nullable String message) {
        String text = message == null ? "EC2 does not say why" : message;
        return (Ec2Exception)
                Ec2Exception.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .serviceName("Ec2")
                                        .errorCode(code == null ? "Failed" : code)
                                        .errorMessage(text)
                                        .build())
                        .message(text)
                        .statusCode(400)
                        .build();
    }
}
