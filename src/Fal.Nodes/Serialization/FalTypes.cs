using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>The wire types that generated code composes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FalTypes
{
    /// <summary>Text.</summary>
    public static FalType<string> Text { get; } = new TextType();

    /// <summary>An integer of 32 bits.</summary>
    public static FalType<int> Int32 { get; } = new Int32Type();

    /// <summary>An integer of 64 bits.</summary>
    public static FalType<long> Int64 { get; } = new Int64Type();

    /// <summary>A number.</summary>
    public static FalType<double> Number { get; } = new NumberType();

    /// <summary>A truth value.</summary>
    public static FalType<bool> Boolean { get; } = new BooleanType();

    /// <summary>Any JSON.</summary>
    public static FalType<JsonElement> Json { get; } = new JsonType();

    /// <summary>The shared image size.</summary>
    public static FalType<ImageSize> ImageSize { get; } = new ImageSize.WireType();

    /// <summary>An image as the text of a request.</summary>
    public static FalType<ImageRef> ImageUrl { get; } = new AssetType<ImageRef>(static () => new ImageRef(), isObject: false);

    /// <summary>An image as the object of an answer.</summary>
    public static FalType<ImageRef> ImageFile { get; } = new AssetType<ImageRef>(static () => new ImageRef(), isObject: true);

    /// <summary>A video as the text of a request.</summary>
    public static FalType<VideoRef> VideoUrl { get; } = new AssetType<VideoRef>(static () => new VideoRef(), isObject: false);

    /// <summary>A video as the object of an answer.</summary>
    public static FalType<VideoRef> VideoFile { get; } = new AssetType<VideoRef>(static () => new VideoRef(), isObject: true);

    /// <summary>A sound recording as the text of a request.</summary>
    public static FalType<AudioRef> AudioUrl { get; } = new AssetType<AudioRef>(static () => new AudioRef(), isObject: false);

    /// <summary>A sound recording as the object of an answer.</summary>
    public static FalType<AudioRef> AudioFile { get; } = new AssetType<AudioRef>(static () => new AudioRef(), isObject: true);

    /// <summary>A 3D model as the text of a request.</summary>
    public static FalType<Model3DRef> Model3DUrl { get; } = new AssetType<Model3DRef>(static () => new Model3DRef(), isObject: false);

    /// <summary>A 3D model as the object of an answer.</summary>
    public static FalType<Model3DRef> Model3DFile { get; } = new AssetType<Model3DRef>(static () => new Model3DRef(), isObject: true);

    /// <summary>A file as the text of a request.</summary>
    public static FalType<FileRef> FileUrl { get; } = new AssetType<FileRef>(static () => new FileRef(), isObject: false);

    /// <summary>A file as the object of an answer.</summary>
    public static FalType<FileRef> File { get; } = new AssetType<FileRef>(static () => new FileRef(), isObject: true);

    /// <summary>A list.</summary>
    /// <typeparam name="T">The item's C# type.</typeparam>
    /// <param name="item">How an item is read and written.</param>
    public static FalType<IReadOnlyList<T>> List<T>(this FalType<T> item) =>
        (FalType<IReadOnlyList<T>>)(Given(item).CachedList ??= new ListType<T>(item));

    /// <summary>An object of arbitrary keys.</summary>
    /// <typeparam name="T">The value's C# type.</typeparam>
    /// <param name="item">How a value is read and written.</param>
    public static FalType<IReadOnlyDictionary<string, T>> Map<T>(this FalType<T> item) =>
        (FalType<IReadOnlyDictionary<string, T>>)(Given(item).CachedMap ??= new MapType<T>(item));

    /// <summary>A value type, or null, inside a list, map or tuple.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="type">How a value that isn't null is read and written.</param>
    public static FalType<T?> OrNull<T>(this FalType<T> type)
        where T : struct => (FalType<T?>)(Given(type).CachedNullable ??= new NullableType<T>(type));

    /// <summary>A reference type, or null, inside a list, map or tuple.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="type">How a value that isn't null is read and written.</param>
    public static FalType<T?> OrNullReference<T>(this FalType<T> type)
        where T : class => (FalType<T?>)(Given(type).CachedNullable ??= new NullableReferenceType<T>(type));

    /// <summary>A type with a check on top.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="type">How a value is read and written.</param>
    /// <param name="check">Checks a value; the checker stands at its place.</param>
    public static FalType<T> Checked<T>(this FalType<T> type, Action<FalMemberChecker, T> check) => new CheckedType<T>(type, check);

    /// <summary>An object.</summary>
    /// <typeparam name="T">The generated class.</typeparam>
    /// <param name="create">Makes one with required members unset.</param>
    public static FalType<T> Object<T>(Func<T> create)
        where T : FalMembers => new ObjectType<T>(create);

    /// <summary>An enum whose member of value <c>n</c> stands for the text at index <c>n</c>.</summary>
    /// <typeparam name="T">The generated enum, over <see cref="int"/>.</typeparam>
    /// <param name="wireValues">The texts.</param>
    public static FalType<T> Enumeration<T>(string[] wireValues)
        where T : struct, Enum => new TextEnumerationType<T>(wireValues);

    /// <summary>
    /// An enum whose member of value <c>n</c> stands for the text in line <c>n</c>, from 0. One literal takes the compiler a
    /// fraction of the time that an array of them takes, and some models have a hundred voices.
    /// </summary>
    /// <typeparam name="T">The generated enum, over <see cref="int"/>.</typeparam>
    /// <param name="wireValueLines">The texts, with a line feed between two.</param>
    public static FalType<T> Enumeration<T>(string wireValueLines)
        where T : struct, Enum => new TextEnumerationType<T>(Given(wireValueLines).Split('\n'));

    /// <summary>An enum whose members have the values that the service knows.</summary>
    /// <typeparam name="T">The generated enum, over <see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="wireValues">The values.</param>
    public static FalType<T> IntegerEnumeration<T>(params long[] wireValues)
        where T : struct, Enum => new IntegerEnumerationType<T>(wireValues);

    /// <summary>A text of which some values are known.</summary>
    /// <typeparam name="T">The generated struct.</typeparam>
    /// <param name="create">Makes one from its text.</param>
    public static FalType<T> OpenSet<T>(Func<string, T> create)
        where T : struct, IFalOpenSet => new OpenSetType<T>(create);

    /// <summary>One of several kinds of value.</summary>
    /// <typeparam name="T">The generated struct.</typeparam>
    /// <param name="create">Makes one from the alternative's place, from 1, and its value.</param>
    /// <param name="alternatives">The alternatives in schema order.</param>
    public static FalType<T> Union<T>(Func<int, object, T> create, params FalAlternative[] alternatives)
        where T : struct, IFalUnion => new UnionType<T>(create, alternatives);

    /// <summary>What asking a union for another kind of value than it holds throws.</summary>
    /// <param name="union">The union.</param>
    /// <param name="wanted">The member of its kinds that was asked for.</param>
    public static InvalidOperationException WrongKind(IFalUnion union, Enum wanted) =>
        new($"This {Given(union).GetType().Name} holds {Enum.ToObject(Given(wanted).GetType(), union.Alternative)}, not {wanted}.");

    /// <summary>An array whose items have types of their own.</summary>
    /// <typeparam name="T">The C# tuple.</typeparam>
    /// <param name="visit">Visits every item in order and makes a tuple of what the visits return.</param>
    public static FalType<T> Tuple<T>(Func<FalTupleVisitor, T, T> visit)
        where T : struct => new TupleType<T>(visit);

    /// <summary>Reads a value that a generated conversion got as text, such as a preset's wire value.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="type">How the value is read.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The text is no value of the type.</exception>
    public static T Parse<T>(FalType<T> type, string text)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(text);
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        try
        {
            return Given(type).Read(document.RootElement.Clone(), new FalReadContext(isStrict: true));
        }
        catch (FalFormatException exception)
        {
            throw new ArgumentException(exception.Message, nameof(text), exception);
        }
    }

    private static T Given<T>(T argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        where T : class => argument ?? throw new ArgumentNullException(name);
}
