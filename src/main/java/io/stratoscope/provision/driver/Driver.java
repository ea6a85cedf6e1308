package io.stratoscope.provision.driver;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;

/**
 * How resources of one CloudFormation type are found, made, changed and removed through the SDK. It translates between the
 * properties of the template reference and the service's calls, and keeps nothing. What a call throws passes through.
 */
public interface Driver {

    /** The type's name, for example {@code AWS::EC2::VPC}. */
    String type();

    /**
     * The properties that only a new resource can have otherwise: {@code createOnlyProperties} in the type's <a
     * href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">schema</a>, "Update
     * requires: Replacement" in the template reference.
     */
    Set<String> createOnly();

    /** The properties that no call tells again, such as a password: they are given when the resource is made and never compared. */
    default Set<String> writeOnly() {
        return Set.of();
    }

    /** The properties whose change interrupts what the resource does. */
    default Set<String> interrupting() {
        return Set.of();
    }

    /** Whether what is in it is lost with it. */
    default boolean holdsData() {
        return false;
    }

    /**
     * What tells a resource that cannot carry tags from the others of its type, such as a route's table and destination. Empty
     * for types with tags: the tag {@code stratoscope:id} tells those.
     *
     * @param properties resolved
     */
    default String key(JsonObject properties) {
        return "";
    }

    /**
     * The stack's resources of this type: those whose tag {@code stratoscope:stack} is the stack's name; where the type has no
     * tags, those that are part of another resource of the stack ({@link Scope#existing}).
     */
    List<Existing> list(Scope scope);

    /**
     * Makes a resource, with its tags from the beginning where the service allows that. It need not be usable yet ({@link
     * #settle}), nor have what only a further call can set: it is compared with what is wanted, and {@link #update} follows where it
     * differs. Where the service has client tokens, {@link Order#token} is given.
     */
    Existing create(Order order);

    /** Waits until a resource that was made, changed or found on its way is really usable, and reads it again. */
    default Existing settle(Existing existing, Order order) {
        return existing;
    }

    /**
     * Makes an existing resource as it is wanted, tags included. It may be asked again after it was cut off at any place, and has
     * to come to the same end.
     */
    void update(Existing existing, Order order);

    /** Removes a resource and waits until it is gone. That it is gone already is no failure. */
    void delete(Existing existing, Removal removal);
}
