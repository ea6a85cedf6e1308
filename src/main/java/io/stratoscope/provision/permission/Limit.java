package io.stratoscope.provision.permission;

/** What a policy can limit an action to. */
enum Limit {
    /** It only reads; what lists can hardly be limited. */
    READS("reads"),
    /** What is made with a stack's tag, in the same request. */
    MAKES("makes"),
    /** What carries a stack's tag. */
    CHANGES("changes"),
    /** Nothing: AWS knows no tags there, or not soon enough. */
    ANY("any");

    private final String word;

    Limit(String word) {
        this.word = word;
    }

    /** Its name in the list of permissions. */
    String word() {
        return word;
    }
}
