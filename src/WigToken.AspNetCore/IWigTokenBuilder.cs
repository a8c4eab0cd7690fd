using Microsoft.Extensions.DependencyInjection;

namespace WigToken;

/// <summary>What <see cref="WigTokenServices.AddWigToken(IServiceCollection, Microsoft.Extensions.Configuration.IConfiguration)"/> returns, to add to.</summary>
public interface IWigTokenBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }
}
