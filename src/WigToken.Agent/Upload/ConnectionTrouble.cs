
namespace WigToken.Agent.Upload;

/// <summary>Says why no answer came, and what to do about it.</summary>
internal static class ConnectionTrouble
{
    public static string Describe(Uri server, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The host name of {server} is not known here. Is this machine online, and is the name spelled right?",
        HttpRequestError.SecureConnectionError =>
            $"There is no safe connection to {server}: {exception.GetBaseException().Message} Is its certificate valid for that name, and this machine's clock right?",
        HttpRequestError.ConnectionError => $"{server} cannot be reached: {exception.GetBaseException().Message}",
        _ => $"The connection to {server} broke: {exception.GetBaseException().Message}",
    };
}
